/**
 * Promises the people of the city to the desk, page by page, and their states to every service on the log. May use the
 * store, the http module and the pure disclosure rules. Start reading at {@code PersonRoutes}.
 */
@NullMarked
package jp.anpi.registry.person;

import org.jspecify.annotations.NullMarked;
