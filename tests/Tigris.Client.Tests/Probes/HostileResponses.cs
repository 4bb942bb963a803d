using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Probes;

/// <summary>Creates invalid responses: from valid ones by changes, or without a valid one.</summary>
internal static class HostileResponses
{
    private const string Canary = "tsec_canary";

    private static readonly string[] Scalars =
    [
        "true", "0", "-1", "1e400", "-1e400", "1E-400", "1.5", "-0", "9223372036854775808", "99999999999999999999999999999999999",
        "0.1234567890123456789012345678901234567890", "\"\"", "\"a\"", "\"1\"", "\"\\ud800\"", "\"\\u0000\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59-14:00\"", "\"2026-06-15\"", "\"tsec_canary\"", "\"12:00\"", "{}", "[]", "{\"\":1}", "{\"a\":1,\"A\":2,\"a\":3}",
    ];

    private static readonly string[] MediaTypes = ["application/json", "text/html", "", "application/json; charset=utf-16", "nonsense", "a/b/c;;"];

    private static readonly string[] Hints = ["", "0", "1", "-1", "99999999999", "soon", "Wed, 21 Oct 2015 07:28:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"];

    private static readonly Dictionary<string, (int Start, int End, bool IsName)[]> Spans = [];

    private static Gen<string> Value { get; } = Gen.Frequency(
        (4, Gen.OneOf("null", "[null]")),
        (12, Gen.OneOf(Scalars)),
        (1, Gen.Int[1, 300].Select(depth => new string('[', depth) + new string(']', depth))),
        (1, Gen.Int[1, 300].Select(depth => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth))),
        (1, Gen.OneOf(300, 70_000).Select(length => "\"" + new string('x', length) + "\"")),
        (1, Gen.String[0, 12].Select(text => JsonSerializer.Serialize(text))));

    /// <summary>Returns the responses for an operation with a known valid response: a status, headers and a body.</summary>
    public static Gen<HostileResponse> To(string proper) => Gen.Select(
        Gen.Frequency((10, Gen.Const(200)), (1, Gen.OneOf(201, 202, 204, 206)), (4, Gen.Int[300, 599]), (4, Gen.OneOf(400, 401, 403, 404, 408, 409, 422, 429, 500, 503))),
        Body(proper),
        Gen.OneOf(MediaTypes),
        Gen.OneOf(Hints),
        (status, body, mediaType, hint) => new HostileResponse(status, body, mediaType, hint));

    private static Gen<byte[]> Body(string proper) => Gen.Frequency(
        (10, Broken(proper).Select(Encoding.UTF8.GetBytes)),
        (3, Broken(proper).SelectMany(Broken).Select(Encoding.UTF8.GetBytes)),
        (1, Value.Select(Encoding.UTF8.GetBytes)),
        (1, Value.Select(value => Encoding.UTF8.GetBytes($$"""{"message":{{value}},"Message":"{{Canary}}"}"""))),
        (1, Gen.Byte.Array[0, 60]),
        (1, Gen.Select(Gen.Int[0, 200], Gen.Byte, (at, unit) => Flip(Encoding.UTF8.GetBytes(proper), at, unit))),
        (1, Gen.OneOf("<", "<script>", "<!--", "<a ").Select(Gen.Int[1, 9000], (tag, times) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(tag, times))))));

    private static Gen<string> Broken(string text) => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1000], Value, (how, where, value) => how switch
    {
        0 => text[..(where % (text.Length + 1))],
        1 => text + value,
        2 => "\ufeff \n" + text,
        _ => Replace(text, where, value),
    });

    // Replaces a value by another one, or a name by another one or by a name that occurs already.
    private static string Replace(string text, int where, string value)
    {
        var spans = SpansOf(text);
        if (spans.Length == 0)
        {
            return value;
        }

        var (start, end, isName) = spans[where % spans.Length];
        var instead = !isName ? value : (where % 3) switch
        {
            0 => $"{text[start..end]}:{value},{text[start..end]}",
            1 => "\"" + text[start..end].Trim('"').ToUpperInvariant() + "\"",
            _ => "\"\\udfff\"",
        };
        return text[..start] + instead + text[end..];
    }

    private static (int Start, int End, bool IsName)[] SpansOf(string text)
    {
        lock (Spans)
        {
            if (Spans.TryGetValue(text, out var known))
            {
                return known;
            }
        }

        var spans = Find(text);
        if (Spans.Count < 100)
        {
            lock (Spans)
            {
                Spans[text] = spans;
            }
        }

        return spans;
    }

    private static (int Start, int End, bool IsName)[] Find(string text)
    {
        var spans = new List<(int, int, bool)>();
        var opened = new Stack<int>();
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            while (reader.Read())
            {
                var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        opened.Push(start);
                        break;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        spans.Add((opened.Pop(), end, false));
                        break;
                    case JsonTokenType.PropertyName:
                        spans.Add((start, start + reader.ValueSpan.Length + 2, true));
                        break;
                    default:
                        spans.Add((start, end, false));
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // The text has been changed once. Its parts can be changed further.
        }

        return [.. spans.Where(span => span.Item2 <= text.Length)];
    }

    private static byte[] Flip(byte[] bytes, int at, byte unit)
    {
        bytes[at % bytes.Length] = unit;
        return bytes;
    }
}

/// <summary>Returns one of the items.</summary>
internal sealed record HostileResponse(int Status, byte[] Body, string MediaType, string Hint)
{
    public Step Step => Responses.Bytes(Status, Body, MediaType, response =>
    {
        foreach (var header in new[] { "Retry-After", "Date", "Location" }.Where(_ => Hint.Length > 0))
        {
            response.Headers.TryAddWithoutValidation(header, Hint);
        }
    });

    public override string ToString() => $"{Status} {MediaType} {Hint}: {Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 2000)))}";
}
