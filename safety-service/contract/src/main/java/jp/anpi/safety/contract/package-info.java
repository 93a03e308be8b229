/**
 * Promises the messages of incidents, checks and notices as they travel on the log, and the words of a report. May use
 * plan-registry/contract and Jackson's annotations only. Start reading at {@link jp.anpi.safety.contract.SafetyTopics}.
 */
@NullMarked
package jp.anpi.safety.contract;

import org.jspecify.annotations.NullMarked;
