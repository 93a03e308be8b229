package jp.anpi.safety.check;

import java.time.Instant;
import jp.anpi.safety.contract.Actor;

/** Somebody at the desk has taken the check, so that two people do not act on it. */
public record Claim(Actor by, Instant at) {}
