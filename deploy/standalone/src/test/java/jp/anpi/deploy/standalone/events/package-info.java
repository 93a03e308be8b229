/**
 * Promises that the published AsyncAPI document says what the code does: topics, settings, keys, types, fields and samples. May
 * use the contracts and their sources. Start reading at {@link jp.anpi.deploy.standalone.events.AsyncApiTest}.
 */
@NullMarked
package jp.anpi.deploy.standalone.events;

import org.jspecify.annotations.NullMarked;
