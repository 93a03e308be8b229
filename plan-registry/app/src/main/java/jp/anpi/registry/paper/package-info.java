/**
 * Promises sheets of paper for the day without phones: made beforehand per care manager or district, kept so that each row still
 * leads to its person years later, and shown to those who may enter them. May use the store, the search for people, the printer,
 * the http module and the audit's words. Start reading at {@code PaperRoutes}, then {@code Sheets}.
 */
@NullMarked
package jp.anpi.registry.paper;

import org.jspecify.annotations.NullMarked;
