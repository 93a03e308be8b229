/**
 * Promises to find people as they are asked for: by part of a name, in kana or in any variant of its kanji, by telephone or
 * address, in memory and within a few hundredths of a second for a whole city. May use the contract and maps of hazards. Start reading at
 * {@link jp.anpi.registry.search.PeopleIndex}, then {@link jp.anpi.registry.search.SearchKey}.
 */
@NullMarked
package jp.anpi.registry.search;

import org.jspecify.annotations.NullMarked;
