package jp.anpi.safety.ladder;

import java.util.Optional;

/**
 * Somebody of the desk's duty roster.
 *
 * @param title what they are, for example 当直責任者; with the name it says who was called
 */
public record DutyOfficer(String title, String name, Optional<String> mail, Optional<String> phone) {}
