/**
 * Promises to place a person in one of the city's five priority groups from recorded needs, with the need that decided in
 * words. May use the shared contract and the JDK only. Start reading at
 * {@link jp.anpi.registry.group.GroupRules}, then {@link jp.anpi.registry.group.Placing}.
 */
@NullMarked
package jp.anpi.registry.group;

import org.jspecify.annotations.NullMarked;
