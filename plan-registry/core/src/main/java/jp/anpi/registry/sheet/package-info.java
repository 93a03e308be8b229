/**
 * Promises tables as people send them, row by row and in bounded memory: damage is told with its row and never spoils its
 * neighbours, and a date is read however it is written. May use the JDK only. Start reading at {@link jp.anpi.registry.sheet.CsvReader}.
 */
@NullMarked
package jp.anpi.registry.sheet;

import org.jspecify.annotations.NullMarked;
