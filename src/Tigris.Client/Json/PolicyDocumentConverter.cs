using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tigris.Client.Json;

/// <summary>
/// Converts policy documents in the IAM syntax: member names aren't snake case, a single value is read as a list, lists are always sent as
/// lists, and unknown members are kept.
/// </summary>
internal sealed class PolicyDocumentConverter : JsonConverter<PolicyDocument>
{
    public override PolicyDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var members = ReadObject(ref reader);
        return new PolicyDocument
        {
            Version = Text(Take(members, nameof(PolicyDocument.Version))) ?? "",
            Statement = [.. Many(Take(members, nameof(PolicyDocument.Statement))).Select(Statement)],
            Other = members,
        };
    }

    public override void Write(Utf8JsonWriter writer, PolicyDocument value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteMember(writer, nameof(value.Version), value.Version.Length == 0 ? null : value.Version);
        WriteOthers(writer, value.Other);
        writer.WriteStartArray(nameof(value.Statement));
        foreach (var statement in value.Statement)
        {
            WriteStatement(writer, statement);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteStatement(Utf8JsonWriter writer, PolicyStatement statement)
    {
        writer.WriteStartObject();
        WriteMember(writer, nameof(statement.Sid), statement.Sid);
        WriteMember(writer, nameof(statement.Effect), statement.Effect);
        WriteList(writer, nameof(statement.Action), statement.Action, statement.Other, "NotAction");
        WriteList(writer, nameof(statement.Resource), statement.Resource, statement.Other, "NotResource");
        WriteMember(writer, nameof(statement.Condition), statement.Condition);
        WriteOthers(writer, statement.Other);
        writer.WriteEndObject();
    }

    // An empty list beside its negation was absent in the document, and must stay absent.
    private static void WriteList(
        Utf8JsonWriter writer, string name, string[] items, IReadOnlyDictionary<string, object?> others, string negation)
    {
        if (items.Length > 0 || !others.ContainsKey(negation))
        {
            WriteMember(writer, name, items);
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, object? value)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            JsonGraphWriter.Write(writer, value);
        }
    }

    private static void WriteOthers(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> members)
    {
        foreach (var member in members)
        {
            JsonGraphWriter.WriteName(writer, member.Key);
            JsonGraphWriter.Write(writer, member.Value);
        }
    }

    private static PolicyStatement Statement(object? value)
    {
        var members = value as Dictionary<string, object?> ?? throw new JsonException(Messages.PolicyStatementNoObject);
        return new PolicyStatement
        {
            Sid = Text(Take(members, nameof(PolicyStatement.Sid))),
            Effect = Text(Take(members, nameof(PolicyStatement.Effect))) ?? "",
            Action = Texts(Take(members, nameof(PolicyStatement.Action))),
            Resource = Texts(Take(members, nameof(PolicyStatement.Resource))),
            Condition = Take(members, nameof(PolicyStatement.Condition)) switch
            {
                null => null,
                Dictionary<string, object?> condition => condition,
                _ => throw new JsonException(Messages.PolicyConditionNoObject),
            },
            Other = members,
        };
    }

    private static Dictionary<string, object?> ReadObject(ref Utf8JsonReader reader) =>
        JsonGraph.Read(ref reader) as Dictionary<string, object?> ?? throw new JsonException(Messages.PolicyDocumentNoObject);

    private static object? Take(Dictionary<string, object?> members, string name) => members.Remove(name, out var value) ? value : null;

    private static List<object?> Many(object? value) => value switch
    {
        null => [],
        List<object?> items => items,
        _ => [value],
    };

    private static string[] Texts(object? value) =>
        [.. Many(value).Select(item => Text(item) ?? throw new JsonException(Messages.PolicyListNoText))];

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        _ => throw new JsonException(Messages.PolicyNoText),
    };
}
