/**
 * Promises to read lists of offices and of their members, and whom another list means that names one of them. May use what any list is
 * read by. Start reading at {@link jp.anpi.registry.importing.office.OfficeRow}, then
 * {@link jp.anpi.registry.importing.office.OfficeBook}.
 */
@NullMarked
package jp.anpi.registry.importing.office;

import org.jspecify.annotations.NullMarked;
