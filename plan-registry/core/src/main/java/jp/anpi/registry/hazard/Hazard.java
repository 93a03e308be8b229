package jp.anpi.registry.hazard;

/** What people leave for: the kinds of disaster by which the law designates 指定緊急避難場所, in the order of the open data set. */
public enum Hazard {
    FLOOD("洪水", "flood"),
    LANDSLIDE("崖崩れ、土石流及び地滑り", "landslide"),
    STORM_SURGE("高潮", "storm surge"),
    EARTHQUAKE("地震", "earthquake"),
    TSUNAMI("津波", "tsunami"),
    FIRE("大規模な火事", "large fire"),
    INLAND_FLOOD("内水氾濫", "inland flood"),
    VOLCANO("火山現象", "volcano");

    private final String japanese;
    private final String english;

    Hazard(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }

    /** Whether a map of floods tells who should not be there and which streets not to take; it knows rivers best. */
    public boolean isOfWater() {
        return switch (this) {
            case FLOOD, STORM_SURGE, INLAND_FLOOD -> true;
            case LANDSLIDE, EARTHQUAKE, TSUNAMI, FIRE, VOLCANO -> false;
        };
    }
}
