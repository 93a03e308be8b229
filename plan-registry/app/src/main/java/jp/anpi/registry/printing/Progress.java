package jp.anpi.registry.printing;

/** How far a file is: written by whoever makes it, read by whoever waits. */
final class Progress {

    private volatile int all;
    private volatile int done;

    /** So many it will be. */
    void of(int many) {
        all = many;
    }

    /** So many more are made; called by one thread after the other. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void add(int more) {
        done += more;
    }

    /** 0 until it is known. */
    int all() {
        return all;
    }

    int done() {
        return done;
    }
}
