/**
 * Promises sheets of paper that can be entered long after they were printed: who stood on them, in which order, and codes by which
 * a photograph or six typed symbols lead back to one row, and what is printed on them. May use the contract, the symbols that people
 * type, disclosure and the pieces of printed pages. Start reading at
 * {@link jp.anpi.registry.paper.Sheet}, then {@link jp.anpi.registry.paper.RowCode}.
 */
@NullMarked
package jp.anpi.registry.paper;

import org.jspecify.annotations.NullMarked;
