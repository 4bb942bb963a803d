using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Tigris.Client.Json;

namespace Tigris.Client.Tests.Json;

/// <summary>Compares the outline of each schema with the library.</summary>
public sealed class SchemaOutlineTests(ITestOutputHelper log)
{
    private const int Documents = 20_000;

    public static TheoryData<string> Schemas => [.. Directory.EnumerateFiles(Folder(), "*.json").Select(path => Path.GetFileName(path))];

    [Invariant("desired-state")]
    [Theory]
    [MemberData(nameof(Schemas))]
    public void Outline_accepts_no_document_that_the_library_refuses(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), name));
        var (outline, schema) = (SchemaOutline.Parse(text), SchemaDocument.Parse(text));
        using var document = JsonDocument.Parse(text);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < TestScale.Of(Documents); seed++)
        {
            var random = new Random(seed);
            var source = new RandomDocument(document.RootElement, random);
            var changed = source.Change(source.Create(), random.Next(1, 4));

            var (accepted, valid) = (outline.Accepts(Encoding.UTF8.GetBytes(changed)), IsValid(schema, changed));

            Assert.False(accepted && !valid, $"Seed {seed}: {changed}");
            var kind = valid ? accepted ? "valid and accepted" : "valid" : "invalid";
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }

        Assert.True(counts["invalid"] > TestScale.Of(Documents) / 5 && counts.Keys.Any(kind => kind != "invalid"));
        log.WriteLine($"{name}: {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"))}");
    }

    [Theory]
    [InlineData("tenant-state-1.json")]
    public void Valid_document_needs_no_library(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), name));
        var (outline, schema) = (SchemaOutline.Parse(text), SchemaDocument.Parse(text));
        using var document = JsonDocument.Parse(text);
        for (var seed = 0; seed < TestScale.Of(Documents) / 10; seed++)
        {
            var source = new RandomDocument(document.RootElement, new Random(seed));
            var valid = source.Change(source.Create(), 0);

            Assert.True(IsValid(schema, valid), $"Seed {seed}: {valid}");
            Assert.True(outline.Accepts(Encoding.UTF8.GetBytes(valid)), $"Seed {seed}: {valid}");
        }
    }

    [Theory]
    [InlineData("""{"type":"string","format":"date"}""", "\"2027-01-31\"")]
    [InlineData("""{"minLength":2}""", "\"abc\"")]
    [InlineData("""{"enum":[1,"a"]}""", "\"a\"")]
    [InlineData("""{"$ref":"#/properties/a"}""", "1")]
    [InlineData("""{"$ref":"#/$defs/a","type":"integer","$defs":{"a":{}}}""", "1")]
    [InlineData("""{"type":"widget"}""", "1")]
    [InlineData("false", "1")]
    [InlineData("""{"required":["a"]}""", """{"a":1}""")]
    [InlineData("""{"items":{"oneOf":[]}}""", "[1]")]
    [InlineData("""{"properties":{"a":{"const":1}}}""", """{"a":1}""")]
    public void Value_with_a_keyword_that_the_outline_does_not_support_is_validated_by_the_library(string schema, string text) =>
        Assert.False(SchemaOutline.Parse(schema).Accepts(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("true", "1")]
    [InlineData("""{"$ref":"#/$defs/node","$defs":{"node":{"type":"object","additionalProperties":{"$ref":"#/$defs/node"}}}}""", """{"a":{"b":{}}}""")]
    [InlineData("""{"type":["integer","null"],"minimum":0,"maximum":9223372036854775807}""", "9223372036854775807")]
    [InlineData("""{"items":{"type":"array"}}""", " [ [] ] ")]
    public void Value_that_keeps_all_rules_is_accepted(string schema, string text) => Assert.True(SchemaOutline.Parse(schema).Accepts(Encoding.UTF8.GetBytes(text)));

    private static bool IsValid(SchemaDocument schema, string text)
    {
        try
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            using var document = JsonDocument.Parse(utf8);
            return JsonScan.Read(utf8).Errors.Count == 0 && !schema.Evaluate(document.RootElement).Any();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "module", "Schemas")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "module", "Schemas");
    }
}
