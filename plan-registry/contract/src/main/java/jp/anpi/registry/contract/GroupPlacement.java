package jp.anpi.registry.contract;

/**
 * The group a person is in and why.
 *
 * @param because one sentence in Japanese naming the need that decided, for screens and print
 * @param overridden true when a person set the group by hand, with a reason
 */
public record GroupPlacement(PriorityGroup group, String because, boolean overridden) {}
