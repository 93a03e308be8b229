/**
 * Promises the registry's lists as files: CSV in UTF-8 or windows-31j and Excel workbooks, with whatever a reader may see and
 * nothing else, no formula in them and never a question mark for a character. May use the store, the http module, plans, letters and what lists are taken in by.
 * Start reading at {@code ExportRoutes}, then {@code ExportTables}.
 */
@NullMarked
package jp.anpi.registry.exporting;

import org.jspecify.annotations.NullMarked;
