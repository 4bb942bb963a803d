using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CsCheck;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Probes;

/// <summary>Tests that a request reaches the intended endpoint, or isn't sent.</summary>
public sealed class EndpointProbes : IDisposable
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Regex JsonObject = new("""^\s*\{\s*".*\}\s*$""", RegexOptions.Singleline);

    private static readonly Dictionary<string, SentRequest> Plain = ContractMethods.Names.ToDictionary(name => name, PlainRequest);

    private static readonly Gen<Case> Cases = Gen.Select(
        Gen.OneOf(ContractMethods.Names.ToArray()), Texts.Id.Array[6], Texts.Hostile, (method, ids, token) => new Case(method, ids, token));

    private readonly LabPool _labs = new(wantsExchanges: false, retries: 0);

    [Invariant("own-endpoint")]
    [Fact]
    public Task Random_identities_reach_exactly_their_own_endpoint_or_nothing() => Probe.OfAsync(20_000, Cases, @case => _labs.WithAsync(Responses.Sample(), async lab =>
    {
        var given = Given(@case).ToArray();
        var usable = given.All(pair => pair.Parameter == "continuationToken"
            ? IsUnicode((string)pair.Value)
            : IsUsable(pair.Value as string ?? ((Actor)pair.Value).UserId));
        try
        {
            await ContractMethods.CallAsync(lab.Client, @case.Method, default, [.. given.Select(pair => (pair.Parameter, (object?)pair.Value))]);
        }
        catch (TigrisArgumentException) when (!usable)
        {
            Assert.Empty(lab.Transport.Sent);
            return;
        }
        catch (TigrisException exception) when (lab.Transport.Sent.Count == 1)
        {
            // A token that the response repeats is a loop. Another test covers a response that can't be read.
            Assert.IsType<TigrisPagingLoopException>(exception);
        }

        Assert.True(usable);
        var (plain, sent) = (Plain[@case.Method], Assert.Single(lab.Transport.Sent));
        Assert.Equal(plain.Method, sent.Method);
        Assert.Equal(ExpectedPath(plain, given), sent.Url.Split('?')[0]);
        Assert.Equal(QueryNames(plain.Url).Union(TokenName(@case, given)).Order(), QueryNames(sent.Url).Order());
        Assert.Equal(MemberNames(plain.Body).Union(TokenMember(plain, given)).Order(), MemberNames(sent.Body).Order());
    }));

    [Invariant("own-endpoint")]
    [Fact]
    public Task A_random_raw_path_stays_below_the_provider_and_keeps_its_segments() => Probe.OfAsync(20_000, Gen.Select(Texts.Hostile, Texts.Hostile), pair => _labs.WithAsync(Responses.Json("{}"), async lab =>
    {
        var request = new RawRequest("GET", "/" + pair.Item1) { Query = [new(pair.Item2, pair.Item1)] };
        try
        {
            await lab.Client.SendAsync(request, default);
        }
        catch (TigrisArgumentException)
        {
            Assert.Empty(lab.Transport.Sent);
            return;
        }

        var sent = new Uri(Assert.Single(lab.Transport.Sent).Url);
        Assert.StartsWith(Lab.Base + "/", sent.AbsoluteUri, StringComparison.Ordinal);
        var expected = request.Path.Split('?')[0].Split('/').Select(Uri.UnescapeDataString);
        var actual = sent.AbsolutePath[new Uri(Lab.Base).AbsolutePath.Length..].Split('/').Select(Uri.UnescapeDataString);
        Assert.Equal(expected, actual);
    }));

    public void Dispose() => _labs.Dispose();

    private static IEnumerable<(string Parameter, object Value)> Given(Case @case)
    {
        var next = 0;
        foreach (var parameter in ContractMethods.Find(@case.Method).GetParameters())
        {
            if (parameter.Name == "continuationToken")
            {
                yield return (parameter.Name, @case.Token);
            }
            else if (parameter.ParameterType == typeof(Actor))
            {
                yield return (parameter.Name!, new Actor(@case.Ids[next++], UserRole.Member));
            }
            else if (parameter.ParameterType == typeof(string) && parameter.Name != "description")
            {
                yield return (parameter.Name!, @case.Ids[next++]);
            }
        }
    }

    private static string ExpectedPath(SentRequest plain, (string Parameter, object Value)[] given)
    {
        var path = new Uri(plain.Url).AbsolutePath[new Uri(Lab.Base).AbsolutePath.Length..];
        var segments = path.Split('/');
        var template = Operations.Of(plain.Method, path).Path!.Split('/');
        foreach (var (parameter, value) in given.Where(pair => ContractMethods.PathParameters.ContainsKey(pair.Parameter)))
        {
            segments[Array.IndexOf(template, ContractMethods.PathParameters[parameter])] = Escape((string)value);
        }

        return Lab.Base + string.Join('/', segments);
    }

    private static string[] TokenName(Case @case, (string Parameter, object Value)[] given) =>
        Plain[@case.Method].Method == "GET" && @case.Token.Length > 0 && given.Any(pair => pair.Parameter == "continuationToken") ? ["continuation_token"] : [];

    private static string[] TokenMember(SentRequest plain, (string Parameter, object Value)[] given) =>
        plain.Method == "POST" && given.Any(pair => pair is { Parameter: "continuationToken", Value: string { Length: > 0 } }) ? ["continuation_token"] : [];

    private static IEnumerable<string> QueryNames(string url) =>
        url.Split('?').Skip(1).SelectMany(query => query.Split('&')).Select(parameter => parameter.Split('=')[0]);

    private static IEnumerable<string> MemberNames(string body) =>
        body.Length == 0 ? [] : JsonDocument.Parse(body).RootElement.EnumerateObject().Select(member => member.Name);

    // Written again here, so that the expectation is independent of the tested code.
    private static bool IsUsable(string value) =>
        IsUnicode(value) && value.Trim().Length > 0 && value is not ("." or "..") && !value.Any(char.IsControl) && !JsonObject.IsMatch(value);

    private static bool IsUnicode(string value)
    {
        try
        {
            Strict.GetByteCount(value);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static string Escape(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(unit =>
        char.IsAsciiLetterOrDigit((char)unit) || "-._~".Contains((char)unit, StringComparison.Ordinal) ? ((char)unit).ToString() : $"%{unit:X2}"));

    private static SentRequest PlainRequest(string method)
    {
        using var lab = new Lab(Responses.Sample());
        ContractMethods.CallAsync(lab.Client, method).GetAwaiter().GetResult();
        return lab.Transport.Sent[0];
    }

    internal sealed record Case(string Method, string[] Ids, string Token)
    {
        public override string ToString() => JsonSerializer.Serialize(new { Method, Ids, Token });
    }
}
