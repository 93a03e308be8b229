/**
 * Promises the people of the city to the desk, page by page or by what they are searched by, editors for all that is kept of them,
 * and their states to every service on the log. May use the store, the log that keeps the search up to date, groups, the http module
 * and the pure rules of search, disclosure, aliases and particulars. Start reading at {@code PersonRoutes}, then {@link
 * jp.anpi.registry.person.PeopleSearch}.
 */
@NullMarked
package jp.anpi.registry.person;

import org.jspecify.annotations.NullMarked;
