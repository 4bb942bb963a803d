using System.Collections.Generic;

namespace Tigris.Client.Tests.Support;

/// <summary>Answers as the document and the multi-tenant guide describe them, every member filled, and one that nobody knows.</summary>
internal static class Samples
{
    public const string Organization = """
        {"id":"acme","name":"Acme Inc","active":true,"quota":{"limit_bytes":107374182400},"invented_later":{"a":[1]}}
        """;

    public const string Notifications = """
        {"enabled":true,"webhook":"https://hooks.example.test/t","filter":"WHERE `key` REGEXP \"^images\"",
         "auth":{"token":"********"}}
        """;

    public const string Rule = """
        {"id":"archive","enabled":true,"expiration":{"days":365},"filter":{"prefix":"logs/"},
         "transitions":[{"days":90,"storage_class":"GLACIER"},{"date":"2027-06-01T00:00:00Z","storage_class":"GLACIER_IR"}]}
        """;

    public const string Bucket = $$"""
        {"name":"uploads","created_at":"2026-01-02T03:04:05Z","size":9007199254740993,"object_count":42,"public":false,
         "storage_class":"STANDARD","regions":"iad,sjc","object_acl_enabled":true,"public_list_objects_enabled":false,
         "snapshots_enabled":true,"fork_info":{"parent_bucket":"source","snapshot":"1751631910196672425","has_children":true},
         "website":{"domain_name":"images.example.com"},"object_notifications":{{Notifications}},
         "lifecycle_rules":{"rules":[{{Rule}}]},"invented_later":1}
        """;

    public const string Snapshot = """
        {"version":"1751631910196672425","created_at":"2025-07-04T12:25:10.196672425Z","bucket":"uploads","description":"before the migration"}
        """;

    public const string Key = """
        {"id":"tid_1","name":"web","status":"Active","buckets_roles":[{"bucket_name":"uploads","role":"Editor"}],
         "attached_policies":["readers"],"access_key_scope":"no_default_allow"}
        """;

    public const string Document = """
        {"Version":"2012-10-17","Id":"doc-1","Statement":[{"Sid":"S1","Effect":"Allow","Action":"s3:GetObject",
         "Resource":["arn:aws:s3:::uploads/*"],"Condition":{"IpAddress":{"aws:SourceIp":["10.0.0.0/8"]}},"Principal":"*"}]}
        """;

    public const string Policy = $$"""
        {"name":"readers","description":"may read","attachment_count":2,"created_at":"2026-01-02T03:04:05Z",
         "updated_at":"2026-02-03T04:05:06Z","document":{{Document}}}
        """;

    public const string Usage = """
        {"id":"m1","name":"Storage used - Standard","description":"Bytes at rest","unit":"GiB-Month","values":[
         {"starting_on":"2026-06-01T00:00:00Z","ending_before":"2026-06-02T00:00:00Z","value":0.1},
         {"starting_on":"2026-06-02T00:00:00Z","ending_before":"2026-06-03T00:00:00Z","value":0.25}]}
        """;

    public const string Invoice = """
        {"org_id":"acme","plan_name":"Standard","subtotal":1.95,"total":1.9500000000000000001,"created_at":"2026-07-01T00:00:00Z",
         "last_modified":"2026-07-02T00:00:00Z","starting_on":"2026-06-01T00:00:00Z","ending_before":"2026-07-01T00:00:00Z",
         "status":"FINALIZED","memo":"first","minimum_commit":10.5,"credits":0.1,
         "charges":[{"id":"c1","name":"PUT, COPY, POST, LIST Requests","quantity":370365,"unit":"Number of Requests","total":1.80,
          "charged_quantity":360365,"tiers":[
           {"name":"free","quantity":10000,"starting_after":0,"price":0,"subtotal":0},
           {"name":"standard","quantity":360365,"starting_after":10000,"price":0.000005,"subtotal":1.801825}]}]}
        """;

    /// <summary>An answer to each operation that gives one; all others give an empty object.</summary>
    public static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>
    {
        ["ListOrganizations"] = $$"""{"data":[{{Organization}}],"next_continuation_token":"a+b/c="}""",
        ["GetOrganization"] = $$"""{"data":{{Organization}}}""",
        ["Provisioning"] = """{"access_key_id":"tid_1","secret_access_key":"tsec_very_secret","bucket":"uploads","org_id":"acme"}""",
        ["ListBuckets"] = $$"""{"buckets":[{{Bucket}}],"next_continuation_token":"page-2"}""",
        ["GetBucket"] = $$"""{"bucket":{{Bucket}}}""",
        ["GetCustomDomain"] = """{"website":{"domain_name":"images.example.com"}}""",
        ["GetLifecycleRules"] = $$"""{"rules":[{{Rule}}]}""",
        ["CreateSnapshot"] = $$"""{"snapshot":{{Snapshot}}}""",
        ["GetSnapshot"] = $$"""{"snapshot":{{Snapshot}}}""",
        ["ListSnapshots"] = $$"""{"snapshots":[{{Snapshot}}]}""",
        ["CreateAccessKey"] = """{"id":"tid_1","secret_key":"tsec_very_secret","name":"web"}""",
        ["GetAccessKey"] = Key,
        ["ListAccessKeys"] = $$"""{"keys":[{{Key}}],"next_continuation_token":"page-2"}""",
        ["RotateAccessKey"] = """{"new_secret":"tsec_even_newer"}""",
        ["CreatePolicy"] = Policy,
        ["GetPolicy"] = Policy,
        ["UpdatePolicy"] = Policy,
        ["ListPolicies"] = $$"""{"policies":[{{Policy}}],"next_continuation_token":"page-2"}""",
        ["GetUsage"] = $$"""{"data":[{{Usage}}]}""",
        ["GetInvoice"] = $$"""{"data":{{Invoice}}}""",
        ["GetAccountInvoice"] = $$"""{"data":{{Invoice}}}""",
    };

    public static string AnswerTo(string operation) => Answers.TryGetValue(operation, out var answer) ? answer : "{}";
}
