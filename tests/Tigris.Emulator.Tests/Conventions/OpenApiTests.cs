using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using YamlDotNet.RepresentationModel;
using static Tigris.Emulator.Tests.Conventions.OpenApiDocument;

namespace Tigris.Emulator.Tests.Conventions;

/// <summary>Compares endpoints and schemas with the vendor's document.</summary>
public sealed class OpenApiTests
{
    /// <summary>The document requires it, but shows updates without it.</summary>
    private static readonly string[] KnownDifferences = ["UpdateBucketRequest.object_notifications.enabled: required"];

    [Invariant("api-document")]
    [Fact]
    public void Every_operation_has_exactly_one_endpoint_with_its_verb_path_and_query()
    {
        var document = Load();
        var expected = document.Operations.Select(operation =>
            $"{Text(operation.Operation, "operationId")} {operation.Method} {operation.Path} {Join(Query(operation.Operation).Select(query => $"{query.Name}:{query.Type}:{query.Required}"))}");
        var actual = Endpoints().Select(endpoint =>
            $"{endpoint.OperationId} {endpoint.Method} {endpoint.Template} {Join(endpoint.Query.Select(query => $"{query.Name}:{TypeName(query.Type)}:{query.Required}"))}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Invariant("api-document")]
    [Fact]
    public void Every_request_has_the_schema_of_the_document()
    {
        var document = Load();
        var differences = new List<string>();
        foreach (var (_, _, operation) in document.Operations)
        {
            var endpoint = Endpoints().Single(endpoint => endpoint.OperationId == Text(operation, "operationId"));
            var body = document.Body(operation);
            if (body is null != endpoint.Body is null) differences.Add($"{endpoint.OperationId}: one has a body, the other none");
            if (body is not { } expected || endpoint.Body is not { } schema) continue;
            if (expected.Required == endpoint.BodyOptional) differences.Add($"{endpoint.OperationId}: is the body required?");
            Compare(document, expected.Schema, schema, schema.Name, differences);
        }

        Assert.Equal(KnownDifferences, differences);
    }

    private static void Compare(OpenApiDocument document, YamlMappingNode schema, Schema declared, string path, List<string> differences)
    {
        Check((Text(schema, "additionalProperties") == "false") == (declared.Openness == Openness.Closed), "closed");
        var required = List(schema, "required").Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal);
        var properties = Map(schema, "properties").ToDictionary(property => property.Key.ToString(), property => (YamlMappingNode)property.Value);
        Check(properties.Keys.Order(StringComparer.Ordinal).SequenceEqual(declared.Members.Select(member => member.Name).Order(StringComparer.Ordinal)), "members");
        foreach (var member in declared.Members.Where(member => properties.ContainsKey(member.Name)))
        {
            var at = $"{path}.{member.Name}";
            if (required.Contains(member.Name) != member.Required) differences.Add($"{at}: required");
            CompareType(document, document.Resolve(properties[member.Name]), member.Type, at, differences);
        }

        void Check(bool same, string what)
        {
            if (!same) differences.Add($"{path}: {what}");
        }
    }

    private static void CompareType(OpenApiDocument document, YamlMappingNode schema, MemberType type, string path, List<string> differences)
    {
        var same = type switch
        {
            MemberType.TextType text => Text(schema, "type") == "string"
                && Text(schema, "maxLength") == text.MaxLength?.ToString(null, null)
                && List(schema, "enum").Select(value => value.ToString()).SequenceEqual(text.Values),
            MemberType.FlagType => Text(schema, "type") == "boolean",
            MemberType.WholeType => Text(schema, "type") == "integer",
            MemberType.NumberType => Text(schema, "type") == "number",
            MemberType.ListType => Text(schema, "type") == "array",
            _ => Text(schema, "type") == "object",
        };
        if (!same) differences.Add($"{path}: type");
        if (type is MemberType.NestedType nested) Compare(document, schema, nested.Schema, path, differences);
        if (type is MemberType.ListType list) CompareType(document, document.Resolve((YamlMappingNode)schema["items"]), list.Item, path + "[]", differences);
    }

    private static List<Endpoint> Endpoints()
    {
        using var database = new Database(null);
        return [.. new Composition(database, new EmulatorOptions()).Endpoints.Where(endpoint => endpoint.OperationId.Length > 0)];
    }

    private static string TypeName(QueryType type) => type switch
    {
        QueryType.Flag => "boolean",
        QueryType.Whole => "integer",
        _ => "string",
    };

    private static string Join(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));
}
