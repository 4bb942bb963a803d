using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using YamlDotNet.RepresentationModel;

namespace Tigris.Client.Tests.Conventions;

/// <summary>The vendor's document, if it is available.</summary>
internal sealed class OpenApiDocument
{
    private const string Prefix = "/v1/providers/{provider_id}";

    private readonly YamlMappingNode _root;

    private OpenApiDocument(YamlMappingNode root) => _root = root;

    /// <summary>The operations by their names without prefix.</summary>
    public IReadOnlyDictionary<string, OpenApiOperation> Operations => Members(_root["paths"])
        .SelectMany(path => Members(path.Value), (path, verb) => (Path: path.Key, Verb: verb.Key, Node: (YamlMappingNode)verb.Value))
        .ToDictionary(
            found => Text(found.Node["operationId"]).Replace("Tigris_", "", StringComparison.Ordinal),
            found => new OpenApiOperation(
                found.Verb.ToUpperInvariant(),
                found.Path.StartsWith(Prefix, StringComparison.Ordinal) ? found.Path[Prefix.Length..] : "not below the provider: " + found.Path,
                Query(found.Node),
                Reference(found.Node, "requestBody"),
                Reference((YamlMappingNode)found.Node["responses"], "200")!));

    /// <summary>Finds the document beside the repository, or skips the test.</summary>
    public static OpenApiDocument Load()
    {
        var file = Repository.File("..", "shared", "openapi", "tigris-partner-api.yaml");
        if (!File.Exists(file))
        {
            Assert.Skip("The vendor's OpenAPI document is not at ../shared/openapi/tigris-partner-api.yaml.");
        }

        using var reader = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new OpenApiDocument((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    /// <summary>The members of a schema and of the schemas that it combines, with the information if they are required.</summary>
    public OpenApiSchema Schema(string name) => Schema((YamlMappingNode)_root["components"]["schemas"][name]);

    private OpenApiSchema Schema(YamlMappingNode node)
    {
        if (Optional(node, "$ref") is { } reference)
        {
            return Schema(Text(reference).Split('/')[^1]);
        }

        var parts = Optional(node, "allOf") is YamlSequenceNode all ? all.Select(part => Schema((YamlMappingNode)part)).ToList() : [];
        var members = Optional(node, "properties") is { } properties ? Members(properties) : [];
        var required = Optional(node, "required") is YamlSequenceNode names ? names.Select(Text) : [];
        return new OpenApiSchema(
            members.Concat(parts.SelectMany(part => part.Members)).ToDictionary(pair => pair.Key, pair => pair.Value),
            [.. required.Concat(parts.SelectMany(part => part.Required))]);
    }

    /// <summary>The schema of a member, or of its items.</summary>
    public static string? ReferenceOf(YamlNode member)
    {
        var node = (YamlMappingNode)member;
        var target = Optional(node, "$ref")
            ?? (Optional(node, "items") is YamlMappingNode items ? Optional(items, "$ref") : null)
            ?? (Optional(node, "allOf") is YamlSequenceNode all ? Optional((YamlMappingNode)all[0], "$ref") : null);
        return target is null ? null : Text(target).Split('/')[^1];
    }

    public static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    public static YamlNode? Optional(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    /// <summary>The values that the document lists for an enumeration, or null.</summary>
    public IReadOnlyList<string>? Enumeration(string schema) =>
        Optional((YamlMappingNode)_root["components"]["schemas"][schema], "enum") is YamlSequenceNode values ? [.. values.Select(Text)] : null;

    public string DescriptionOfLimit(string operation) => Members(_root["paths"])
        .SelectMany(path => Members(path.Value))
        .Where(verb => Text(((YamlMappingNode)verb.Value)["operationId"]) == "Tigris_" + operation)
        .SelectMany(verb => (YamlSequenceNode)verb.Value["parameters"])
        .Cast<YamlMappingNode>()
        .Where(parameter => Optional(parameter, "name") is { } name && Text(name) == "limit")
        .Select(parameter => Text(parameter["description"]))
        .Single();

    private static IEnumerable<KeyValuePair<string, YamlNode>> Members(YamlNode node) =>
        ((YamlMappingNode)node).Children.Select(child => KeyValuePair.Create(Text(child.Key), child.Value));

    private static IReadOnlyList<string> Query(YamlMappingNode operation) =>
    [
        .. ((YamlSequenceNode)operation["parameters"]).Cast<YamlMappingNode>()
            .Where(parameter => Optional(parameter, "in") is { } place && Text(place) == "query")
            .Select(parameter => Text(parameter["name"])),
    ];

    private static string? Reference(YamlMappingNode node, string part) => Optional(node, part) is { } body
        ? Text(body["content"]["application/json"]["schema"]["$ref"]).Split('/')[^1]
        : null;
}

internal sealed record OpenApiOperation(string Method, string Path, IReadOnlyList<string> Query, string? Body, string Answer);

internal sealed record OpenApiSchema(IReadOnlyDictionary<string, YamlNode> Members, IReadOnlyList<string> Required);
