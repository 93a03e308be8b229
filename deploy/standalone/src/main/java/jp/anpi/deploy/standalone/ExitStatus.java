package jp.anpi.deploy.standalone;

/** How the process ends when it cannot go on; the numbers are those of {@code sysexits.h}, so that scripts can tell them apart. */
enum ExitStatus {
    /** A port, a directory or another resource is not to be had. */
    UNAVAILABLE(69),
    /** A fault of our own, or an engine that failed for good. */
    SOFTWARE(70),
    /** The disk is full or does not answer. */
    IO(74),
    /** The configuration is wrong. */
    CONFIGURATION(78);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
