/**
 * Promises how other names of a person (通称, 旧氏名, 屋号) are written in one cell and which of them can be kept. May use
 * the contract and the JDK. Start reading at {@link jp.anpi.registry.alias.Aliases}.
 */
@NullMarked
package jp.anpi.registry.alias;

import org.jspecify.annotations.NullMarked;
