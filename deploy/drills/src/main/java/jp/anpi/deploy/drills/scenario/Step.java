package jp.anpi.deploy.drills.scenario;

import java.time.Duration;

/**
 * One line of the course.
 *
 * @param line where the file says so
 * @param at   incident time since the onset
 */
public record Step(int line, Duration at, String title, Act act) {}
