package jp.anpi.registry.way;

/** How somebody goes. */
public enum Walker {
    FOOT(5 / 3.6),
    WHEELCHAIR(4 / 3.6);

    private final double fastest;

    Walker(double fastest) {
        this.fastest = fastest;
    }

    /** Metres a second on the best of ground; nobody is reckoned to be quicker. */
    public double fastest() {
        return fastest;
    }
}
