using System.Collections.Generic;
using System.Text;

namespace Tigris.Emulator.Tests.Conventions;

/// <summary>The content of <c>docs/emulator-s3.md</c>: each S3 operation, its state, and the test that shows it.</summary>
internal static class Conformance
{
    /// <summary>The emulated operations, with a note on differences and the test.</summary>
    public static readonly IReadOnlyList<(string Operation, string Note, string Test)> Emulated =
    [
        ("AbortMultipartUpload", "", "UploadTests.An_aborted_upload_leaves_nothing"),
        ("CompleteMultipartUpload", "A repeated request returns the first result for a week.", "CompletionTests.A_repeated_completion_returns_the_same_result"),
        ("CopyObject", "Also renames, with `X-Tigris-Rename: true`.", "CopyTests.A_copy_onto_itself_keeps_the_content"),
        ("CreateBucket", "Regions are validated, stored and not applied.", "SettingsTests.A_public_bucket_can_be_created_and_closed_over_S3"),
        ("CreateMultipartUpload", "", "CompletionTests.Not_every_checksum_has_every_type"),
        ("CreateSnapshot", "CreateBucket with `X-Tigris-Snapshot`.", Snapshot),
        ("DeleteBucket", "With `X-Tigris-Snapshot-Version` it deletes only that snapshot.", Snapshot),
        ("DeleteBucketCors", "", Setting),
        ("DeleteBucketEncryption", "", Setting),
        ("DeleteBucketLifecycle", "", Setting),
        ("DeleteBucketOwnershipControls", "", Setting),
        ("DeleteBucketTagging", "", Tags),
        ("DeleteObject", "With a version it deletes that version permanently.", "VersionTests.A_version_is_read_and_deleted_by_its_id"),
        ("DeleteObjectTagging", "", Tags),
        ("DeleteObjects", "", "ConditionTests.Each_object_of_a_deletion_can_have_its_own_condition"),
        ("GetBucketAccelerateConfiguration", "", Accelerate),
        ("GetBucketAcl", "Canned ACLs only.", "SettingsTests.A_public_bucket_can_be_created_and_closed_over_S3"),
        ("GetBucketCors", "", Setting),
        ("GetBucketEncryption", "", Setting),
        ("GetBucketInfo", "The `?metadata` request of the vendor's SDK, in JSON.", Sdk),
        ("GetBucketLifecycleConfiguration", "", "SettingsTests.Lifecycle_rules_are_the_same_over_S3_and_the_API"),
        ("GetBucketLocation", "Always `auto`.", Roles),
        ("GetBucketNotificationConfiguration", "Always empty: notifications go to a webhook, which S3's XML doesn't have.", Fixed),
        ("GetBucketOwnershipControls", "", Setting),
        ("GetBucketPolicyStatus", "Public or not, by the ACL of the bucket.", "SettingsTests.A_public_bucket_can_be_created_and_closed_over_S3"),
        ("GetBucketRequestPayment", "Always the owner of the bucket.", Fixed),
        ("GetBucketTagging", "", Tags),
        ("GetBucketVersioning", "Enabled for a bucket with snapshots; otherwise, empty.", Roles),
        ("GetObject", "", "ObjectTests.A_stored_object_is_returned_unchanged"),
        ("GetObjectAcl", "Canned ACLs only.", "AclTests.Grants_that_are_read_can_be_written_back"),
        ("GetObjectAttributes", "", "CompletionTests.Attributes_and_parts_have_their_checksums"),
        ("GetObjectTagging", "", Tags),
        ("HeadBucket", "Has headers for snapshots, forks, class and regions.", Roles),
        ("HeadObject", "", "ObjectTests.Head_returns_the_headers_of_get"),
        ("ListBuckets", "Also in JSON, for the vendor's SDK.", "SettingsTests.Buckets_are_listed_in_pages_and_by_prefix"),
        ("ListDeletedObjects", "ListObjectVersions with `X-Tigris-Soft-Delete`.", Soft),
        ("ListMultipartUploads", "", "UploadTests.An_invalid_upload_is_not_completed"),
        ("ListObjectVersions", "A bucket without snapshots has the version `null` of each object.", "VersionTests.Versions_are_listed_from_new_to_old_in_pages_of_any_size"),
        ("ListObjects", "", Lists),
        ("ListObjectsV2", "", Lists),
        ("ListParts", "", "UploadTests.An_invalid_upload_is_not_completed"),
        ("ListSnapshots", "ListBuckets with `X-Tigris-Snapshot: BUCKET`.", Snapshot),
        ("Preflight", "The OPTIONS requests of browsers.", "SettingsTests.A_preflight_request_follows_the_rules"),
        ("Presign", "The `POST /?func=presign` request of the vendor's SDK, in JSON.", "SdkTests.The_storage_SDK_gets_presigned_urls"),
        ("PurgeDeletedObject", "DeleteObject with a version and `X-Tigris-Soft-Delete`.", "SoftDeleteTests.A_deleted_object_is_purged_by_its_version_and_after_its_time"),
        ("PutBucketAccelerateConfiguration", "A state without an effect.", Accelerate),
        ("PutBucketAcl", "`private` and `public-read`.", "SettingsTests.A_public_bucket_can_be_created_and_closed_over_S3"),
        ("PutBucketCors", "", Setting),
        ("PutBucketEncryption", "AES256 only. It marks objects and encrypts nothing.", "SettingsTests.Default_encryption_marks_new_objects"),
        ("PutBucketLifecycleConfiguration", "Prefix, expiration and transitions.", "SettingsTests.Lifecycle_rules_are_the_same_over_S3_and_the_API"),
        ("PutBucketOwnershipControls", "The bucket's organization owns each object.", Setting),
        ("PutBucketTagging", "", Tags),
        ("PutObject", "", "ObjectTests.A_stored_object_is_returned_unchanged"),
        ("PutObjectAcl", "`private` and `public-read`.", "AclTests.Only_documented_ACLs_are_accepted_from_keys_with_permission"),
        ("PutObjectTagging", "", Tags),
        ("RestoreBucket", "`POST /BUCKET?restore` for a soft-deleted bucket.", "SoftDeleteTests.A_deleted_bucket_is_restored_with_its_objects_and_keeps_its_name"),
        ("RestoreDeletedObject", "RestoreObject with `X-Tigris-Restore-Type: soft-delete`.", Soft),
        ("RestoreObject", "Needs five seconds; the vendor documents about an hour.", "StoredStateTests.An_archived_object_can_be_read_after_it_is_restored"),
        ("UpdateBucket", "The `PATCH` request of the vendor's SDK, in JSON: object ACLs, regions, class, domain, Cache-Control, CORS, lifecycle, notifications, soft delete, snapshots.", "SdkTests.The_storage_SDK_changes_the_settings_of_a_bucket"),
        ("UploadPart", "", "UploadTests.An_object_is_uploaded_in_parts_and_read_as_one"),
        ("UploadPartCopy", "", "CopyTests.A_part_copy_with_an_invalid_range_is_refused"),
    ];

    /// <summary>The refused operations, with a request for each.</summary>
    public static readonly IReadOnlyList<(string Operation, string Method, string Target)> Refused =
    [
        ("GetBucketLogging", "GET", "/data?logging"), ("PutBucketLogging", "PUT", "/data?logging"),
        ("PutBucketNotificationConfiguration", "PUT", "/data?notification"),
        ("GetBucketPolicy", "GET", "/data?policy"), ("PutBucketPolicy", "PUT", "/data?policy"), ("DeleteBucketPolicy", "DELETE", "/data?policy"),
        ("GetBucketReplication", "GET", "/data?replication"), ("PutBucketReplication", "PUT", "/data?replication"),
        ("PutBucketRequestPayment", "PUT", "/data?requestPayment"),
        ("GetBucketWebsite", "GET", "/data?website"), ("PutBucketWebsite", "PUT", "/data?website"), ("DeleteBucketWebsite", "DELETE", "/data?website"),
        ("GetPublicAccessBlock", "GET", "/data?publicAccessBlock"), ("PutPublicAccessBlock", "PUT", "/data?publicAccessBlock"),
        ("GetObjectLockConfiguration", "GET", "/data?object-lock"), ("PutObjectLockConfiguration", "PUT", "/data?object-lock"),
        ("GetObjectRetention", "GET", "/data/a?retention"), ("PutObjectRetention", "PUT", "/data/a?retention"),
        ("GetObjectLegalHold", "GET", "/data/a?legal-hold"), ("PutObjectLegalHold", "PUT", "/data/a?legal-hold"),
        ("GetObjectTorrent", "GET", "/data/a?torrent"), ("SelectObjectContent", "POST", "/data/a?select&select-type=2"),
        ("RenameObject", "PUT", "/data/a?renameObject"), ("PutBucketVersioning", "PUT", "/data?versioning"),
        ("ListBucketAnalyticsConfigurations", "GET", "/data?analytics"), ("ListBucketInventoryConfigurations", "GET", "/data?inventory"),
        ("ListBucketMetricsConfigurations", "GET", "/data?metrics"), ("ListBucketIntelligentTieringConfigurations", "GET", "/data?intelligent-tiering"),
        ("PostObject (browser upload)", "POST", "/data"), ("Bundles of objects", "POST", "/data?func=bundle"), ("IAM", "POST", "/"),
    ];

    private const string Accelerate = "SettingsTests.Transfer_acceleration_is_a_state";
    private const string Soft = "SoftDeleteTests.A_deleted_object_is_listed_and_restored";
    private const string Fixed = "SettingsTests.Settings_that_never_change_can_be_read";
    private const string Sdk = "SdkTests.The_storage_SDK_reads_buckets_and_forks_in_JSON";
    private const string Setting = "SettingsTests.A_setting_is_written_read_and_deleted";
    private const string Snapshot = "VersionTests.A_snapshot_is_created_listed_and_deleted_over_S3_and_the_bucket_stays";
    private const string Tags = "StoredStateTests.Tags_are_set_read_and_deleted";
    private const string Roles = "AccessTests.Roles_allow_the_operations_of_the_documented_table";
    private const string Lists = "ListingTests.Keys_are_listed_by_prefix_and_delimiter_in_pages_of_any_size_in_both_versions";

    public static string Page()
    {
        var page = new StringBuilder("""
            # S3 operations of the emulator

            A test generates this page: see `ConformanceTests`. Each operation is emulated or refused with 501 NotImplemented.
            Requests with an unsupported header, query parameter or element are refused too, and the message names it.

            ## Check a change with ceph/s3-tests

            The suite isn't part of this repository. Clone it, start the emulator, create three keys with the role Admin on `*` in three organizations, and run:

            ```sh
            S3TEST_CONF=s3tests.conf pytest s3tests/functional/test_s3.py s3tests/functional/test_headers.py
            ```

            Of the 164 tests that the vendor runs against its service, 164 pass. Of the 307 tests that its documents cover, 300 pass.

            | tests | reason of the failure |
            |---|---|
            | `test_create_bucket_*` and `test_put_bucket_ownership_*` (6) | They need PutBucketPolicy. The vendor's table lists it as unsupported, and the emulator refuses it. |
            | `test_access_bucket_publicread_object_publicread` | It expects a private object in a public bucket. The vendor documents that objects inherit the access of their bucket. |

            ## Check a change with the vendor's storage SDK

            The live suite of `@tigrisdata/storage` 3.21 reads endpoint, key and bucket from environment variables. Of its 216 tests, 202 pass, 9 are skipped, and 5 fail:

            | tests | reason of the failure |
            |---|---|
            | `getSignedUploadUrl` (2) | They expect an HTTPS endpoint. One needs browser uploads too, which the emulator refuses. |
            | `config env loading` (2) | They need a later version of Node.js, and send no request. |
            | `should default object ACL to disabled` | See *Object ACLs* below. |

            ## Different on purpose

            | subject | emulator | test |
            |---|---|---|
            | Completed uploads | A repeated completion returns the first result and doesn't bring back a replaced object. | `CompletionTests.A_repeated_completion_returns_the_same_result` |
            | Object ACLs | A bucket that is created over S3 has object ACLs, as the vendor's tests expect. In another bucket, an ACL that differs from the bucket's is refused. | `AclTests.Without_object_ACLs_only_the_ACL_of_the_bucket_is_accepted` |
            | Versions | A bucket with snapshots has all versions, also without a call of PutBucketVersioning. | `VersionTests.A_version_is_read_and_deleted_by_its_id` |
            | Presigned checksums | SDKs add the checksum of an empty body to a presigned URL. It doesn't apply to the body. | `PresignedTests.The_checksum_of_an_empty_body_in_a_presigned_query_does_not_apply` |
            | Archived objects | A restoration needs five seconds. The vendor documents about an hour. | `StoredStateTests.An_archived_object_can_be_read_after_it_is_restored` |
            | Snapshots | They can be turned off only while the bucket has no snapshots and no earlier versions. The vendor doesn't document what remains of them. | `SdkTests.Snapshots_are_turned_on_and_off_while_no_earlier_version_exists` |
            | Soft delete | A replaced object can't be restored, only a deleted one. `Tigris-Force-Delete` and `force` delete a bucket permanently. Neither is documented. | `SoftDeleteTests.A_deleted_bucket_ends_with_its_time_or_at_once_with_force` |
            | Regions | There is one region, `auto`. Other regions are validated and not applied. | `UnsupportedTests.Headers_that_do_not_hold_are_refused` |

            ## Emulated

            | operation | note | test |
            |---|---|---|

            """);
        foreach (var (operation, note, test) in Emulated) page.Append($"| {operation} | {note} | `{test}` |\n");
        page.Append("""

            ## Refused with 501

            `ConformanceTests.A_refused_operation_is_501` sends each request.

            | operation | request |
            |---|---|

            """);
        foreach (var (operation, method, target) in Refused) page.Append($"| {operation} | `{method} {target.Replace("/data", "/BUCKET", System.StringComparison.Ordinal).Replace("/a", "/KEY", System.StringComparison.Ordinal)}` |\n");
        return page.ToString();
    }
}
