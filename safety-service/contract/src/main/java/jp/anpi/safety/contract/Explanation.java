package jp.anpi.safety.contract;

/** One plain sentence for people: why this person, why now, what happens next and when; the same on screen, in the message and in the log. */
public record Explanation(String ja, String en) {}
