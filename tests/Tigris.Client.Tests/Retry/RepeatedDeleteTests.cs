using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Retry;

public sealed class RepeatedDeleteTests
{
    [Invariant("unknown-outcome")]
    [Theory]
    [InlineData("Buckets.DeleteAsync")]
    [InlineData("Buckets.RemoveDomainAsync")]
    [InlineData("Buckets.RemoveLifecycleAsync")]
    [InlineData("Snapshots.DeleteAsync")]
    [InlineData("AccessKeys.DeleteAsync")]
    [InlineData("Policies.DeleteAsync")]
    public async Task A_404_after_a_lost_response_to_a_deletion_is_a_success(string method)
    {
        using var lab = new Lab(Responses.Lost(), Responses.Status(404, """{"message":"no such thing"}"""));

        await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);

        Assert.Equal([null, 404], lab.Observer.Attempts.Select(attempt => attempt.StatusCode));
    }

    [Fact]
    public async Task A_deletion_that_may_have_run_succeeds_with_404_after_other_failures()
    {
        using var lab = new Lab(Responses.Status(500), Responses.Status(429), Responses.Status(404));

        await lab.Client.Buckets.DeleteAsync("acme", "uploads", force: false, CancellationToken.None);

        Assert.Equal(3, lab.Transport.Sent.Count);
    }

    [Invariant("unknown-outcome")]
    [Fact]
    public async Task A_deletion_that_did_not_run_fails_with_404()
    {
        using var lab = new Lab(Responses.Unreachable(), Responses.Status(429), Responses.Status(404));

        await Assert.ThrowsAsync<TigrisNotFoundException>(
            () => lab.Client.Buckets.DeleteAsync("acme", "uploads", force: false, CancellationToken.None));
    }

    [Fact]
    public async Task A_raw_delete_is_treated_alike()
    {
        using var lab = new Lab(Responses.Lost(), Responses.Status(404));

        var answer = await lab.Client.SendAsync(new RawRequest("DELETE", "/orgs/acme/buckets/uploads"), CancellationToken.None);

        Assert.Equal((204, "", null), (answer.StatusCode, answer.Text, answer.Value));
    }

    [Fact]
    public async Task Only_a_repeated_deletion_succeeds_with_404()
    {
        using var lab = new Lab(Responses.Lost(), Responses.Status(404));

        await Assert.ThrowsAsync<TigrisNotFoundException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));
    }
}
