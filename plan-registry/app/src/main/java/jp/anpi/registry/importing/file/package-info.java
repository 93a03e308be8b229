/**
 * Promises the rows of whatever file was sent, a CSV of any encoding or a workbook, as often as they are needed and without holding it in
 * memory; what is no table is refused. May use the store's spool, the http module and the headings of lists. Start reading at
 * {@code ListFile}.
 */
@NullMarked
package jp.anpi.registry.importing.file;

import org.jspecify.annotations.NullMarked;
