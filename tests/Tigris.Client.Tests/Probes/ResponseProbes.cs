using System;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Probes;

/// <summary>Tests that each response leads to a result or an exception of this product, and shows no secret.</summary>
public sealed class ResponseProbes : IDisposable
{
    private static readonly Gen<(string Method, HostileResponse Response)> Cases =
        from method in Gen.OneOf(ContractMethods.Names.ToArray())
        from answer in HostileResponses.To(ProperAnswer(method))
        select (method, answer);

    private static readonly Gen<HostileResponse> RawCases = Gen.OneOf(Samples.Responses.Values.ToArray()).SelectMany(HostileResponses.To);

    private readonly LabPool _patient = new(wantsExchanges: true, retries: 1);
    private readonly LabPool _impatient = new(wantsExchanges: true, retries: 0);

    [Invariant("invalid-response")]
    [Fact]
    public Task A_random_response_is_a_result_or_an_exception_of_the_product() => Probe.OfAsync(
        15_000,
        Cases,
        @case => Labs(@case.Response).WithAsync(
            @case.Response.Step,
            lab => JudgeAsync(lab, async () => ModelText.Of(await ContractMethods.CallAsync(lab.Client, @case.Method)))),
        @case => $"{@case.Method} {@case.Response}");

    [Invariant("invalid-response")]
    [Fact]
    public Task A_random_response_to_a_raw_request_is_a_result_or_an_exception() => Probe.OfAsync(
        10_000,
        RawCases,
        answer => Labs(answer).WithAsync(
            answer.Step,
            lab => JudgeAsync(lab, async () => ModelText.Of((await lab.Client.SendAsync(new RawRequest("GET", "/orgs"), default)).Value))));

    public void Dispose()
    {
        _patient.Dispose();
        _impatient.Dispose();
    }

    private LabPool Labs(HostileResponse answer) => answer.Status % 7 == 0 ? _patient : _impatient;

    private static async Task JudgeAsync(Lab lab, Func<Task<string>> call)
    {
        var said = "";
        try
        {
            await call();
        }
        catch (TigrisException exception)
        {
            said = exception.ToString();
        }

        // A refusal by a rate limit repeats without using a retry. Each other response has one attempt, or two if a retry is due.
        var refused = lab.Observer.Attempts.Any(attempt => attempt.StatusCode is 429 or 503);
        Assert.InRange(lab.Transport.Sent.Count, 1, refused ? int.MaxValue : 2);
        Assert.Equal(lab.Transport.Sent.Count, lab.Observer.Exchanges.Count);
        var shown = said + string.Concat(lab.Observer.Exchanges.Select(exchange => exchange.Request + exchange.Response));
        Assert.DoesNotContain("tsec_", shown, StringComparison.Ordinal);
    }

    private static string ProperAnswer(string method)
    {
        using var lab = new Lab(Responses.Sample());
        ContractMethods.CallAsync(lab.Client, method).GetAwaiter().GetResult();
        var sent = lab.Transport.Sent[0];
        var path = new Uri(sent.Url).AbsolutePath[new Uri(Lab.Base).AbsolutePath.Length..];
        return Samples.ResponseTo(Http.Operations.Of(sent.Method, path).Name);
    }
}
