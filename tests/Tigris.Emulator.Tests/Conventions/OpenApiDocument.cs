using System.Collections.Generic;
using System.IO;
using System.Linq;
using YamlDotNet.RepresentationModel;

namespace Tigris.Emulator.Tests.Conventions;

/// <summary>The requests in the vendor's OpenAPI document.</summary>
internal sealed class OpenApiDocument
{
    private readonly YamlMappingNode _root;

    private OpenApiDocument(YamlMappingNode root) => _root = root;

    public IEnumerable<(string Method, string Path, YamlMappingNode Operation)> Operations =>
        from path in Map(_root, "paths")
        from operation in ((YamlMappingNode)path.Value).Children
        where operation.Key.ToString() is "get" or "put" or "post" or "delete"
        select (operation.Key.ToString().ToUpperInvariant(), path.Key.ToString(), (YamlMappingNode)operation.Value);

    /// <summary>Loads the document beside the repository; skips the test if it is missing.</summary>
    public static OpenApiDocument Load()
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "openapi", "tigris-partner-api.yaml");
        Assert.SkipUnless(File.Exists(path), "the vendor's OpenAPI document is not beside the repository (../shared/openapi)");
        using var reader = File.OpenText(path);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new OpenApiDocument((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    public static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Map(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var value) ? ((YamlMappingNode)value).Children : [];

    public static IEnumerable<YamlNode> List(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var value) ? ((YamlSequenceNode)value).Children : [];

    public static string? Text(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Returns the query parameters of an operation: name, type, required.</summary>
    public static IEnumerable<(string Name, string Type, bool Required)> Query(YamlMappingNode operation) =>
        from parameter in List(operation, "parameters").Cast<YamlMappingNode>()
        where Text(parameter, "in") == "query"
        select (Text(parameter, "name")!, Text((YamlMappingNode)parameter["schema"], "type")!, Text(parameter, "required") == "true");

    /// <summary>Returns the schema of an operation's body, or null.</summary>
    public (YamlMappingNode Schema, bool Required)? Body(YamlMappingNode operation)
    {
        if (!operation.Children.TryGetValue("requestBody", out var body)) return null;
        return (Resolve((YamlMappingNode)body["content"]["application/json"]["schema"]), Text((YamlMappingNode)body, "required") == "true");
    }

    /// <summary>Follows a reference, also one that is wrapped with a description.</summary>
    public YamlMappingNode Resolve(YamlMappingNode schema)
    {
        if (Text(schema, "$ref") is { } reference) return (YamlMappingNode)_root["components"]["schemas"][reference.Split('/').Last()];
        return List(schema, "allOf").FirstOrDefault() is YamlMappingNode wrapped ? Resolve(wrapped) : schema;
    }
}
