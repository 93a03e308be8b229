/**
 * Promises who may see what of a person: a pure function of the role, what joins them to the person, the occasion and the
 * purpose. May use the registry's contract and what is recorded of needs and beside them. Start reading at
 * {@link jp.anpi.registry.disclosure.Disclosure}.
 */
@NullMarked
package jp.anpi.registry.disclosure;

import org.jspecify.annotations.NullMarked;
