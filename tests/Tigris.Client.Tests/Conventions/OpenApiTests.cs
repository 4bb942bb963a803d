using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using YamlDotNet.RepresentationModel;

namespace Tigris.Client.Tests.Conventions;

/// <summary>Compares the declarations of the client with the vendor's document.</summary>
public sealed class OpenApiTests
{
    // The document lists the member as required, but its examples and its rules for partial updates omit it.
    private static readonly string[] OptionalAfterAll = ["ObjectNotifications.enabled"];

    // The guide documents the members of an object that has none in the document.
    private static readonly string[] BareInTheDocument = ["ProvisioningResponse"];

    private static IReadOnlyList<RefitRequest> Declared => RefitRequest.All;

    [Invariant("api-document")]
    [Fact]
    public void Each_operation_of_the_document_is_declared_with_its_method_and_path()
    {
        var document = OpenApiDocument.Load();

        Assert.Equal(
            document.Operations.Select(operation => (operation.Key, operation.Value.Method, operation.Value.Path)).Order(),
            Declared.Select(request => (request.Operation.Name, request.Method, request.Path)).Order());
    }

    [Invariant("api-document")]
    [Fact]
    public void Each_operation_of_the_document_has_exactly_one_request_with_the_same_query_and_body()
    {
        foreach (var (name, operation) in OpenApiDocument.Load().Operations)
        {
            var request = Assert.Single(Declared, request => (request.Method, request.Path) == (operation.Method, operation.Path));
            Assert.Equal(operation.Query, request.Query);
            Assert.Equal((name, operation.Body), (name, request.Body?.Name));
            Assert.Equal((name, operation.Answer == request.Answer.Name || request.IsAcknowledged), (name, true));
        }
    }

    [Fact]
    public void A_response_is_an_acknowledgement_only_if_the_document_promises_nothing()
    {
        var document = OpenApiDocument.Load();

        foreach (var (_, operation) in document.Operations)
        {
            var request = Declared.Single(request => (request.Method, request.Path) == (operation.Method, operation.Path));
            var promises = document.Schema(operation.Answer).Members.Count > 0 || BareInTheDocument.Contains(operation.Answer);
            Assert.Equal((operation.Answer, promises), (operation.Answer, !request.IsAcknowledged));
        }
    }

    [Invariant("api-document")]
    [Fact]
    public void Every_wire_record_has_the_members_of_its_schema_in_snake_case_and_no_others()
    {
        var document = OpenApiDocument.Load();

        foreach (var record in Reachable(document))
        {
            var expected = document.Schema(record.Name).Members.Keys;
            Assert.Equal((record.Name, string.Join(' ', expected.Order())), (record.Name, string.Join(' ', Members(record).Keys.Order())));
        }
    }

    [Fact]
    public void A_request_requires_the_members_that_the_document_requires()
    {
        var document = OpenApiDocument.Load();

        foreach (var record in Reachable(document, Declared.Select(request => request.Body)))
        {
            var expected = document.Schema(record.Name).Required.Where(member => !OptionalAfterAll.Contains($"{record.Name}.{member}")).Order();
            var actual = Members(record)
                .Where(member => member.Value.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null)
                .Select(member => member.Key).Order();
            Assert.Equal((record.Name, string.Join(' ', expected)), (record.Name, string.Join(' ', actual)));
        }
    }

    [Fact]
    public void A_response_requires_no_more_than_the_document_promises()
    {
        var document = OpenApiDocument.Load();

        foreach (var record in Reachable(document))
        {
            var demanded = Members(record)
                .Where(member => member.Value.GetCustomAttribute<JsonRequiredAttribute>() is not null).Select(member => member.Key);
            Assert.Empty(demanded.Except(document.Schema(record.Name).Required).Select(member => $"{record.Name}.{member}"));
        }
    }

    [Fact]
    public void Every_member_has_the_type_of_its_schema()
    {
        var document = OpenApiDocument.Load();

        foreach (var record in Reachable(document))
        {
            foreach (var (name, schema) in document.Schema(record.Name).Members)
            {
                var property = Members(record)[name];
                Assert.True(Fits(property.PropertyType, (YamlMappingNode)schema, document), $"{record.Name}.{name} is {property.PropertyType}");
            }
        }
    }

    [Theory]
    [InlineData("ListOrganizations", 5000)]
    [InlineData("ListBuckets", 5000)]
    [InlineData("ListPolicies", 1000)]
    public void The_largest_page_is_the_document_s(string operation, int size) =>
        Assert.EndsWith($"max {size}.", OpenApiDocument.Load().DescriptionOfLimit(operation), StringComparison.Ordinal);

    [Fact]
    public void The_largest_page_of_keys_is_the_document_s()
    {
        var limit = OpenApiDocument.Load().Schema("ListAccessKeysRequest").Members["limit"];

        Assert.EndsWith("max 1000.", OpenApiDocument.Text(limit["description"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_s_roles_are_the_document_s() =>
        Assert.Equal(OpenApiDocument.Load().Enumeration("OrgMembership")!.Order(), Enum.GetNames<UserRole>().Order());

    private static bool Fits(Type type, YamlMappingNode schema, OpenApiDocument document)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (OpenApiDocument.ReferenceOf(schema) is { } reference && OpenApiDocument.Optional(schema, "items") is null)
        {
            return document.Schema(reference).Members.Count == 0 ? type == typeof(string) : type.Name == reference;
        }

        var format = OpenApiDocument.Optional(schema, "format") is { } text ? OpenApiDocument.Text(text) : "";
        return (OpenApiDocument.Text(schema["type"]), format) switch
        {
            ("string", "date-time") => type == typeof(DateTimeOffset),
            ("string", _) => type == typeof(string) || type == typeof(System.Security.SecureString),
            ("boolean", _) => type == typeof(bool),
            ("integer", "int64") => type == typeof(long),
            ("integer", _) => type == typeof(int) || type == typeof(long),
            ("number", _) => type == typeof(decimal) || type == typeof(double),
            ("array", _) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>),
            _ => false,
        };
    }

    /// <summary>The wire records of requests and responses, except those without members in the document.</summary>
    private static HashSet<Type> Reachable(OpenApiDocument document, IEnumerable<Type?>? from = null)
    {
        var open = new Stack<Type>((from ?? Declared.SelectMany(request => new[] { request.Body, request.Answer })).OfType<Type>());
        var found = new HashSet<Type>();
        while (open.TryPop(out var type))
        {
            var record = type.IsGenericType ? type.GetGenericArguments()[0] : type;
            if (record.Namespace == "Tigris.Client.Wire" && record.Name != "Acknowledgement" && !BareInTheDocument.Contains(record.Name) && found.Add(record))
            {
                Assert.NotEmpty(document.Schema(record.Name).Members);
                foreach (var member in Members(record).Values)
                {
                    open.Push(member.PropertyType);
                }
            }
        }

        return found;
    }

    private static Dictionary<string, PropertyInfo> Members(Type record) => record
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)

        // This property has the members that aren't in the document. It isn't a member itself.
        .Where(property => property.GetCustomAttribute<JsonExtensionDataAttribute>() is null)
        .ToDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
}
