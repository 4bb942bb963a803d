using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CsCheck;
using Tigris.Client.Json;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Probes;

/// <summary>Tests that the values of a request arrive unchanged, or that the request is refused before it is sent.</summary>
public sealed class BodyProbes : IDisposable
{
    private static readonly string[] Writing =
        [.. ContractMethods.Names.Where(name => ContractMethods.Find(name).GetParameters().Any(parameter => IsRequest(parameter.ParameterType)))];

    private static readonly Gen<object> Leaf = Gen.OneOf<object>(
        Gen.Const((object)null!), Gen.Bool.Select(value => (object)value), Gen.Long.Select(value => (object)value),
        Gen.Decimal.Select(value => (object)value), Texts.Hostile.Select(value => (object)value), Gen.Double.Select(value => (object)value));

    private static readonly Gen<object> Graph = Gen.Recursive<object>((depth, inner) => depth > 4
        ? Leaf
        : Gen.Frequency(
            (3, Leaf),
            (1, inner.List[0, 4].Select(items => (object)items)),
            (1, Gen.Select(Texts.Hostile, inner).List[0, 4].Select(members => (object)Table(members)))));

    private readonly LabPool _labs = new(wantsExchanges: true, retries: 0);

    [Invariant("exact-input")]
    [Fact]
    public Task Random_texts_arrive_unchanged_or_nothing_is_sent() => Probe.OfAsync(
        10_000,
        Gen.Select(Gen.OneOf(Writing), Texts.Hostile.List[1, 4], Gen.Int[0, int.MaxValue]),
        @case => _labs.WithAsync(Responses.Sample(), async lab =>
        {
            var (method, texts, seed) = @case;
            var filler = new Filler(texts, seed);
            var given = ContractMethods.Find(method).GetParameters().Where(parameter => IsRequest(parameter.ParameterType))
                .Select(parameter => (parameter.Name!, filler.Make(parameter.ParameterType, parameter.Name!)))
                .ToArray();
            try
            {
                await ContractMethods.CallAsync(lab.Client, method, default, given);
            }
            catch (TigrisArgumentException)
            {
                Assert.Empty(lab.Transport.Sent);
                return;
            }

            // A value of a query isn't always text.
            var body = Assert.Single(lab.Transport.Sent).Body;
            var arrived = body.Length == 0 ? [] : Strings(JsonDocument.Parse(body).RootElement).ToHashSet(StringComparer.Ordinal);
            Assert.All(filler.Used, text => Assert.Contains(arrived, found => found == text || found == "x" + text));
        }));

    [Invariant("exact-input")]
    [Fact]
    public void A_random_graph_survives_a_round_trip() => Probe.Of(15_000, Graph, graph =>
    {
        byte[] written;
        try
        {
            written = JsonGraphWriter.ToUtf8(graph);
        }
        catch (TigrisArgumentException)
        {
            return;
        }

        Assert.Equal(ModelText.Of(Normal(graph)), ModelText.Of(Normal(JsonGraph.Parse(written))));
    });

    [Invariant("invalid-response")]
    [Fact]
    public void Random_text_is_JSON_or_refused() => Probe.Of(
        15_000,
        Gen.OneOf(Samples.Responses.Values.ToArray()).SelectMany(HostileResponses.To),
        answer =>
        {
            try
            {
                new TigrisClientFactory().Json.Parse(System.Text.Encoding.UTF8.GetString(answer.Body));
            }
            catch (FormatException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        });

    public void Dispose() => _labs.Dispose();

    private static bool IsRequest(Type type) =>
        type.Namespace == "Tigris" && type.IsClass && type != typeof(Actor) || (type.IsGenericType && type.GetGenericArguments()[0] == typeof(LifecycleRule));

    private static Dictionary<string, object?> Table(List<(string, object)> members)
    {
        var table = new Dictionary<string, object?>(StringComparer.Ordinal);
        members.ForEach(member => table[member.Item1] = member.Item2);
        return table;
    }

    // JSON has one kind of number.
    private static object? Normal(object? value) => value switch
    {
        long or decimal or double => double.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture)
            .ToString("G15", CultureInfo.InvariantCulture),
        Dictionary<string, object?> table => table.ToDictionary(member => member.Key, member => Normal(member.Value)),
        IEnumerable<object?> items => items.Select(Normal).ToList(),
        _ => value,
    };

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value).Append(member.Name)),
        _ => [],
    };
}
