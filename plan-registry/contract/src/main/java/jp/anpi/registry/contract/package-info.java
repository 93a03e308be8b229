/**
 * Promises the words that every service of the house shares: ids, groups, the mode of an incident, and the states of
 * persons, offices, members, districts and sessions as they travel on the log. May use the JDK and Jackson's annotations
 * only. Start reading at {@link jp.anpi.registry.contract.PersonState} and {@link jp.anpi.registry.contract.RegistryTopics}.
 */
@NullMarked
package jp.anpi.registry.contract;

import org.jspecify.annotations.NullMarked;
