package jp.anpi.registry.eventing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A fault of somebody's code, told for the log without its message: a store's message may quote the document it could not
 * write, with names and addresses.
 */
public final class Fault {

    private static final int DEPTH = 6;

    private Fault() {}

    /** Class and first place in our code of each cause: {@code MongoWriteException at Checks.write:42 ← …}. */
    public static String of(Throwable fault) {
        var told = new StringBuilder(one(fault));
        Throwable cause = fault.getCause();
        for (int i = 0; cause != null && i < DEPTH; i++, cause = cause.getCause()) {
            told.append(" ← ").append(one(cause));
        }
        return told.toString();
    }

    private static String one(Throwable fault) {
        String place = place(fault);
        return fault.getClass().getSimpleName() + (place == null ? "" : " at " + place);
    }

    /** Where nothing of ours is on the way, the place in the library. */
    private static @Nullable String place(Throwable fault) {
        StackTraceElement[] frames = fault.getStackTrace();
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith("jp.anpi."))
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(frame ->
                        frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                                + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse(null);
    }
}
