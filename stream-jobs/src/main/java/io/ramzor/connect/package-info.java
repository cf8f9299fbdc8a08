/**
 * The ways into Ramzor: records of other systems become events ({@link io.ramzor.connect.Vendor}), bodies of HTTP
 * requests
 * and files of a folder become lines ({@link io.ramzor.connect.EventDoor}, {@link io.ramzor.connect.FolderFollower}),
 * and one
 * {@link io.ramzor.connect.Intake} checks and commits them all.
 *
 * <p>Connectors are pure: the same records give the same events with the same ids, so that what comes twice counts
 * once.
 */
package io.ramzor.connect;
