/**
 * Promises that the house stays as its folder tree says: arrows point left, the cores are pure, time is injected, packages
 * say what they are for. May use ArchUnit. Start reading at {@link jp.anpi.deploy.acceptance.house.HouseRules}.
 */
@NullMarked
package jp.anpi.deploy.acceptance.house;

import org.jspecify.annotations.NullMarked;
