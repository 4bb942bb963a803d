using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Tests;

/// <summary>Sends each request with a body: valid, and with each kind of error.</summary>
public sealed class StrictnessTests
{
    private const string Provider = "/v1/providers/{provider_id}";

    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::data/*"]}]}""";

    private static readonly Dictionary<string, (string Method, string Path, string[] Required, string Body)> Requests = new()
    {
        ["Provisioning"] = ("POST", "/orgs/acme/provision", ["bucket_name", "org_name", "user_id"], """
            {"bucket_name":"fork","org_name":"Acme","org_quota":{"limit_bytes":1},"user_id":"ann","bucket_options":{"public":true},"user_role":"Member",
             "fork_of":"snaps","source_snapshot":"1","access_key_scope":"standard"}
            """),
        ["CreateOrganization"] = ("POST", "/orgs/new", ["org_name", "user_id"], """{"org_name":"New","user_id":"ann","org_quota":{"limit_bytes":0}}"""),
        ["UpdateOrganization"] = ("PUT", "/orgs/acme", ["user_id"], """{"user_id":"ann","user_role":"Admin","active":true,"org_quota":{"limit_bytes":5}}"""),
        ["UpdateBucket"] = ("PUT", "/orgs/acme/buckets/data", [], """
            {"public":true,"enable_object_acl":true,"enable_public_list_objects":true,"object_notifications":{"enabled":true,"webhook":"https://a.b/c"},
             "regions":"iad"}
            """),
        ["SetCustomDomain"] = ("POST", "/orgs/acme/buckets/data/domain", ["website"], """{"website":{"domain_name":"a.example.com"}}"""),
        ["SetLifecycleRules"] = ("PUT", "/orgs/acme/buckets/data/lifecycle", ["rules"], """{"rules":[{"id":"r","enabled":true,"expiration":{"days":1}}]}"""),
        ["CreateSnapshot"] = ("POST", "/orgs/acme/buckets/snaps/snapshots", [], """{"description":"nightly"}"""),
        ["CreateAccessKey"] = ("POST", "/orgs/acme/key", ["user_id"], $$"""
            {"name":"k","user_id":"ann","user_role":"Admin","buckets_roles":[{"bucket_name":"data","role":"Editor"}],"attach_policies":["policy"],
             "create_policies":[{"name":"p2","document":{{Document}}}],"access_key_scope":"no_default_allow"}
            """),
        ["UpdateAccessKey"] = ("PUT", "/orgs/acme/key", ["user_id", "id"], """
            {"user_id":"ann","id":"KEY","user_role":"Admin","buckets_roles":[],"add_policies":["policy"],"remove_policies":["policy"],"access_key_scope":"standard"}
            """),
        ["RotateAccessKey"] = ("POST", "/orgs/acme/key/rotate", ["user_id", "id"], """{"user_id":"ann","id":"KEY","user_role":"Admin"}"""),
        ["GetAccessKey"] = ("POST", "/orgs/acme/key/get", ["user_id", "id"], """{"user_id":"ann","id":"KEY","user_role":"Admin"}"""),
        ["DeleteAccessKey"] = ("DELETE", "/orgs/acme/key", ["user_id", "id"], """{"user_id":"ann","id":"KEY","user_role":"Admin"}"""),
        ["ListAccessKeys"] = ("POST", "/orgs/acme/keys", ["user_id"], """
            {"user_id":"ann","user_role":"Admin","limit":5,"continuation_token":"","key_id_prefix":"tid_"}
            """),
        ["CreatePolicy"] = ("POST", "/orgs/acme/policies", ["name", "document"], $$"""{"name":"new","document":{{Document}},"description":"d"}"""),
        ["UpdatePolicy"] = ("PUT", "/orgs/acme/policies/policy", ["document"], $$"""{"document":{{Document}},"description":"d"}"""),
    };

    // The endpoints of the API whose requests have a body.
    private static readonly Dictionary<string, Endpoint> Declared = DeclaredEndpoints();

    public static TheoryData<string> Accepted => [.. Requests.Keys];

    public static TheoryData<string> Operations => [.. Declared.Keys];

    public static TheoryData<string, string> Members => MembersWhere(_ => true);

    public static TheoryData<string, string> RequiredMembers => MembersWhere(member => member.Required);

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_request_that_uses_every_member_is_accepted(string operation)
    {
        await using var emulator = await Furnished();
        var (method, path, required, text) = Requests[operation];
        var body = JsonNode.Parse(text)!.AsObject();
        var members = Declared[operation].Body!.Members;
        Assert.Equal(members.Select(member => member.Name).Order(), body.Select(member => member.Key).Order());
        Assert.Equal(members.Where(member => member.Required).Select(member => member.Name).Order(), required.Order());
        if (body.ContainsKey("id"))
        {
            var keys = await emulator.Post("/orgs/acme/keys", """{"user_id":"ann"}""").Ok();
            body["id"] = keys.List("keys", "id").First();
        }

        await emulator.Send(method, path, body.ToJsonString()).Ok();
        Assert.Equal("Tigris_" + operation, emulator.Server.Requests.Entries[^1].OperationId);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_unknown_member_is_named(string operation)
    {
        await using var emulator = await Furnished();
        var body = Body(operation);
        body["colour"] = "red";
        await Send(emulator, operation, body.ToJsonString()).Refused(400, "colour", "unknown");
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_of_the_wrong_type_is_named(string operation, string member)
    {
        await using var emulator = await Furnished();
        foreach (var wrong in Wrong(Body(operation)[member]!))
        {
            var body = Body(operation);
            body[member] = JsonNode.Parse(wrong);
            await Send(emulator, operation, body.ToJsonString()).Refused(400, member, "must");
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_null_is_named(string operation, string member)
    {
        await using var emulator = await Furnished();
        var body = Body(operation);
        body[member] = null;
        await Send(emulator, operation, body.ToJsonString()).Refused(400, member + ":", "null");
    }

    [Theory]
    [MemberData(nameof(RequiredMembers))]
    public async Task A_missing_member_is_named(string operation, string member)
    {
        await using var emulator = await Furnished();
        var body = Body(operation);
        body.Remove(member);
        await Send(emulator, operation, body.ToJsonString()).Refused(400, member + ":", "required");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_body_that_is_not_an_object_is_refused(string operation)
    {
        await using var emulator = await Furnished();
        foreach (var body in new[] { "[]", "1", "\"text\"", "null", "{", "{'a':1}", "{\"a\":1,}", "\u0001" })
            await Send(emulator, operation, body).Refused(400, "body");
    }

    [Theory]
    [InlineData("""{"org_name":"x","user_id":"a","user_id":"b"}""", "user_id: given more than once")]
    [InlineData("""{"org_name":"x","user_id":"a","org_quota":{"limit_bytes":1,"limit_bytes":2}}""", "org_quota.limit_bytes: given more than once")]
    [InlineData("""{"org_name":"x","user_id":"a","org_quota":{}}""", "org_quota.limit_bytes: required")]
    [InlineData("""{"org_name":"x","user_id":"a","org_quota":{"limit_bytes":1.5}}""", "org_quota.limit_bytes: must be a whole number")]
    [InlineData("""{"org_name":"x","user_id":"a","org_quota":{"limit_bytes":9223372036854775808}}""", "org_quota.limit_bytes: must be a whole number")]
    [InlineData("""{"org_name":"x","user_id":"a","org_quota":{"limit_bytes":-1}}""", "org_quota.limit_bytes: must be at least 0")]
    [InlineData("""{"org_name":"","user_id":"a"}""", "org_name: must not be empty")]
    [InlineData("""{"org_name":"\ud800","user_id":"a"}""", "org_name: contains text that is not valid Unicode")]
    public async Task A_refusal_names_the_field_by_its_path(string body, string message)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Post("/orgs/acme", body).Refused(400, message);
    }

    [Fact]
    public async Task An_unknown_member_of_an_open_object_is_tolerated_unless_strict()
    {
        const string body = """{"user_id":"ann","org_quota":{"limit_bytes":7,"colour":"red"}}""";
        await using var lenient = await TestEmulator.WithBucketAsync();
        await lenient.Put("/orgs/acme", body).Ok();
        await using var strict = await TestEmulator.WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, StrictNested = true });
        await strict.Put("/orgs/acme", body).Refused(400, "org_quota.colour", "unknown");
    }

    [Fact]
    public async Task An_unknown_member_of_a_closed_nested_object_is_refused()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post("/orgs/acme/buckets/data/domain", """{"website":{"domain_name":"a.b.com","colour":"red"}}""").Refused(400, "website.colour");
    }

    [Fact]
    public async Task A_policy_keeps_unknown_members_in_strict_mode()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, StrictNested = true });
        await emulator.Post("/orgs/acme/policies", $$"""{"name":"p","document":{{Document.Replace("{\"Version\"", "{\"Id\":\"x\",\"Version\"", StringComparison.Ordinal)}}}""").Ok();
    }

    [Fact]
    public async Task A_missing_body_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("POST", "/orgs/acme").Refused(400, "body: required");
    }

    [Fact]
    public async Task A_body_of_another_content_type_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("POST", "/orgs/acme", change: request => request.Content = new StringContent("""{"org_name":"x","user_id":"a"}""")).Refused(415);
    }

    [Fact]
    public async Task A_body_beyond_a_mebibyte_is_too_large()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Post("/orgs/acme", $$"""{"org_name":"{{new string('x', 1024 * 1024)}}","user_id":"a"}""").Refused(413, "body");
    }

    [Theory]
    [InlineData("/orgs?colour=red", "colour: unknown")]
    [InlineData("/orgs/acme?limit=1", "limit: unknown")]
    [InlineData("/orgs?limit=1&limit=2", "limit: given more than once")]
    [InlineData("/orgs?limit=ten", "limit: must be a whole number")]
    [InlineData("/orgs?limit=", "limit: must be a whole number")]
    [InlineData("/orgs?include_inactive=yes", "include_inactive: must be true or false")]
    [InlineData("/orgs?include_inactive", "include_inactive: must be true or false")]
    [InlineData("/orgs?a%zz=1", "query")]
    [InlineData("/orgs/acme/usage?starting_on=2026-01-01T00:00:00Z", "ending_before: required")]
    public async Task A_wrong_query_is_named(string path, string message)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Get(path).Refused(400, message);
    }

    private static async Task<TestEmulator> Furnished()
    {
        var emulator = await TestEmulator.WithBucketAsync();
        await emulator.ProvisionAsync("acme", "snaps", """{"enable_snapshots":true}""");
        await emulator.Post("/orgs/acme/policies", $$"""{"name":"policy","document":{{Document}}}""").Ok();
        return emulator;
    }

    private static Dictionary<string, Endpoint> DeclaredEndpoints()
    {
        using var database = new Database(null);
        return new Composition(database, new EmulatorOptions()).Endpoints
            .Where(endpoint => endpoint.OperationId.Length > 0 && endpoint.Body is not null)
            .ToDictionary(endpoint => endpoint.OperationId["Tigris_".Length..]);
    }

    private static TheoryData<string, string> MembersWhere(Func<Member, bool> included) =>
        [.. Declared.SelectMany(endpoint => endpoint.Value.Body!.Members.Where(included).Select(member => (endpoint.Key, member.Name)))];

    /// <summary>Returns a body that is valid by the schema of an operation, with each member.</summary>
    private static JsonObject Body(string operation) => Sample(Declared[operation].Body!);

    private static JsonObject Sample(Schema schema) =>
        new(schema.Members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, Sample(member.Type))));

    private static JsonNode Sample(MemberType type) => type switch
    {
        MemberType.TextType text => text.Values is [var first, ..] ? first : "sample",
        MemberType.FlagType => true,
        MemberType.WholeType or MemberType.NumberType => 1L,
        MemberType.ListType list => new JsonArray(Sample(list.Item)),
        MemberType.NestedType nested => Sample(nested.Schema),
        _ => new JsonObject(),
    };

    // The body is checked before the objects in the path are read, except the organization.
    private static Task<Answer> Send(TestEmulator emulator, string operation, string body) => emulator.Send(
        Declared[operation].Method,
        Declared[operation].Template[Provider.Length..].Replace("{org_id}", "acme", StringComparison.Ordinal).Replace('{', 'x').Replace('}', 'x'),
        body);

    /// <summary>Returns a value of every other JSON type.</summary>
    private static IEnumerable<string> Wrong(JsonNode right) => right switch
    {
        JsonObject => ["[]", "1", "true", "\"x\""],
        JsonArray => ["{}", "1", "true", "\"x\"", "[1]"],
        JsonValue value when value.TryGetValue<bool>(out _) => ["{}", "[]", "1", "\"true\""],
        JsonValue value when value.TryGetValue<long>(out _) => ["{}", "[]", "true", "\"1\"", "1.5"],
        _ => ["{}", "[]", "1", "true"],
    };
}
