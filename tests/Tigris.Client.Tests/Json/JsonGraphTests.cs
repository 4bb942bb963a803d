using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Tigris.Client.Json;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Json;

public sealed class JsonGraphTests
{
    private readonly TigrisClientFactory _factory = new();

    [Theory]
    [InlineData("null", null)]
    [InlineData("true", true)]
    [InlineData("\"ü\\n\"", "ü\n")]
    [InlineData("9007199254740993", 9007199254740993L)]
    [InlineData("-1", -1L)]
    [InlineData("1e300", 1e300)]
    [InlineData("1e-20", 1e-20)]
    public void Values_become_the_simplest_type_that_can_represent_them(string json, object? expected) => Assert.Equal(expected, _factory.Json.Parse(json));

    [Invariant("exact-response")]
    [Theory]
    [InlineData("0.1")]
    [InlineData("1.80")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.000005")]
    [InlineData("9223372036854775808")]
    [InlineData("0.0")]
    public void Amounts_stay_exact(string json)
    {
        var value = Assert.IsType<decimal>(_factory.Json.Parse(json));

        Assert.Equal(json, _factory.Json.Serialize(value));
    }

    [Fact]
    public void Members_keep_their_order()
    {
        var graph = Assert.IsType<Dictionary<string, object?>>(_factory.Json.Parse("""{"z":1,"a":[{},[]],"m":{"B":null,"b":1}}"""));

        Assert.Equal(["z", "a", "m"], graph.Keys);
        Assert.IsType<List<object?>>(graph["a"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("<html>")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    public void Text_that_is_not_JSON_is_refused_as_such(string text) => Assert.Throws<FormatException>(() => _factory.Json.Parse(text));

    [Fact]
    public void Nesting_is_limited_both_ways()
    {
        var deep = new string('[', 65) + new string(']', 65);
        object? value = null;
        for (var level = 0; level < 70; level++)
        {
            value = new List<object?> { value };
        }

        Assert.Throws<FormatException>(() => _factory.Json.Parse(deep));
        Assert.Equal("InvalidBody", Assert.Throws<TigrisArgumentException>(() => _factory.Json.Serialize(value)).ErrorId);
    }

    [Fact]
    public void A_graph_that_contains_itself_is_refused()
    {
        var graph = new Dictionary<string, object?>();
        graph["self"] = graph;

        Assert.Throws<TigrisArgumentException>(() => _factory.Json.Serialize(graph));
    }

    [Fact]
    public void All_that_a_script_may_put_into_a_body_can_be_written()
    {
        var body = new Hashtable { ["only"] = 1 };
        object?[] values =
        [
            null, true, "text", 'c', (byte)1, (short)-2, 3, 4u, 5L, ulong.MaxValue, 1.5f, 2.5, 3.50m, DayOfWeek.Monday, new Uri("https://x/"),
            Guid.Empty, new DateTimeOffset(2026, 11, 1, 2, 0, 0, TimeSpan.FromHours(2)), new[] { 1, 2 }, body, Lab.Secret("s"),
        ];

        Assert.Equal(
            """[null,true,"text","c",1,-2,3,4,5,18446744073709551615,1.5,2.5,3.50,"Monday","https://x/","00000000-0000-0000-0000-000000000000","2026-11-01T00:00:00Z",[1,2],{"only":1},"s"]""",
            _factory.Json.Serialize(values));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_JSON_lacks_is_refused(double number) => Assert.Throws<TigrisArgumentException>(() => _factory.Json.Serialize(number));

    [Fact]
    public void An_object_that_is_not_a_graph_is_refused_by_name()
    {
        var exception = Assert.Throws<TigrisArgumentException>(() => _factory.Json.Serialize(new[] { new StringBuilder() }));

        Assert.Equal("A value of type StringBuilder can't be written as JSON.", exception.Message);
    }

    [Fact]
    public void A_value_that_is_read_is_written_back_alike()
    {
        var random = new Random(20260615);
        for (var round = 0; round < TestScale.Of(3_000); round++)
        {
            var json = JsonSerializer.Serialize(Anything(random, 4));

            var again = _factory.Json.Serialize(_factory.Json.Parse(json));

            Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(again).RootElement), json);
            Assert.Equal(again, Encoding.UTF8.GetString(JsonGraphWriter.ToUtf8(JsonGraph.Parse(Encoding.UTF8.GetBytes(again)))));
        }
    }

    private static object? Anything(Random random, int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(long.MinValue, long.MaxValue),
        3 => (decimal)random.NextDouble() * random.Next(),
        4 => Math.Round(random.NextDouble(), 6),
        5 => new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => (char)random.Next(1, 0xD7FF))]),
        6 => Enumerable.Range(0, random.Next(5)).Select(_ => Anything(random, depth - 1)).ToList(),
        _ => Enumerable.Range(0, random.Next(5)).ToDictionary(index => $"{index}-{random.Next()}", _ => Anything(random, depth - 1)),
    };
}
