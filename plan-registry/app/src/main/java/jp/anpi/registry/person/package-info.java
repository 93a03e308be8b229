/**
 * Promises the people of the city to the desk, page by page, an editor for their other names, and their states to every
 * service on the log. May use the store, the http module and the pure rules of disclosure and aliases. Start reading at
 * {@code PersonRoutes}.
 */
@NullMarked
package jp.anpi.registry.person;

import org.jspecify.annotations.NullMarked;
