/**
 * Promises the places that a city has designated to flee to (指定緊急避難場所) and to stay in (指定避難所): what a new list makes of those
 * known, and which are near. May use the contract and hazards. Start reading at {@link jp.anpi.registry.shelter.DesignatedPlace}.
 */
@NullMarked
package jp.anpi.registry.shelter;

import org.jspecify.annotations.NullMarked;
