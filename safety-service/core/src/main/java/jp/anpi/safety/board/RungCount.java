package jp.anpi.safety.board;

import jp.anpi.registry.contract.PriorityGroup;

/** How many people of a group wait on a rung, counted from 1; the ladder's last is the city desk. */
public record RungCount(PriorityGroup group, int rung, int people) {}
