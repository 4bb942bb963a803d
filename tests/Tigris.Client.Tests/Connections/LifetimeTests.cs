using System;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Connections;

public sealed class LifetimeTests
{
    public static TheoryData<string> AllMethods => [.. ContractMethods.Names];

    [Theory]
    [MemberData(nameof(AllMethods))]
    public async Task No_method_can_be_called_after_disposing(string method)
    {
        using var lab = new Lab(Answer.Sample());

        lab.Owner.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => ContractMethods.CallAsync(lab.Owner, method));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ContractMethods.CallAsync(lab.Client, method));
        Assert.Empty(lab.Transport.Sent);
    }

    [Invariant("secret-memory")]
    [Fact]
    public void Disposing_wipes_the_key()
    {
        using var key = new Http.SigningKey(Lab.Secret(Lab.Key));
        var bytes = (byte[])typeof(Http.SigningKey).GetField("_bytes", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(key)!;
        Assert.Equal(Lab.Key, System.Text.Encoding.UTF8.GetString(bytes));

        key.Dispose();

        Assert.All(bytes, unit => Assert.Equal(0, unit));
    }

    [Fact]
    public async Task A_raw_request_can_not_be_sent_after_disposing()
    {
        using var lab = new Lab(Answer.Sample());

        lab.Owner.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => lab.Client.SendAsync(new RawRequest("GET", "/orgs"), CancellationToken.None));
    }

    [Fact]
    public async Task The_storage_can_not_be_read_after_disposing()
    {
        using var lab = new Lab(Answer.Sample());
        var request = new StorageRequest(new Uri("https://s3.example.test"), "tid_1", Lab.Secret("s"));

        lab.Owner.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => lab.Client.ReadStorageAsync(request, CancellationToken.None));
        Assert.Empty(lab.Transport.Sent);
    }

    [Fact]
    public async Task Disposing_a_view_has_no_effect()
    {
        using var lab = new Lab(Answer.Sample());

        lab.Client.Dispose();

        Assert.Equal("acme", (await lab.Client.Organizations.GetAsync("acme", CancellationToken.None)).OrganizationId);
    }

    [Fact]
    public async Task A_view_of_a_view_reports_to_its_own_observer_only()
    {
        using var lab = new Lab(Answer.Sample());
        var other = new RecordingObserver();

        await lab.Client.ReportingTo(other).Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Single(other.Attempts);
        Assert.Empty(lab.Observer.Attempts);
    }

    [Fact]
    public void Disposing_twice_succeeds()
    {
        using var lab = new Lab(Answer.Sample());

        lab.Owner.Dispose();
        lab.Owner.Dispose();
    }

    [Fact]
    public void The_time_is_the_clock_s()
    {
        using var lab = new Lab(Answer.Sample());

        Assert.Equal(TestClock.Noon, lab.Client.UtcNow);
    }

    [Fact]
    public async Task A_running_call_ends_when_the_client_is_disposed()
    {
        var sent = new TaskCompletionSource();
        using var lab = new Lab(async (_, cancellationToken) =>
        {
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The request was not cancelled.");
        });
        var call = lab.Client.Organizations.GetAsync("acme", CancellationToken.None);
        await sent.Task;

        lab.Owner.Dispose();

        await Assert.ThrowsAsync<TigrisNotConnectedException>(() => call);
        Assert.Single(lab.Transport.Sent);
    }

    [Fact]
    public async Task Simultaneous_calls_are_independent()
    {
        using var lab = new Lab(Answer.Sample());
        var calls = new Task<Organization>[100];

        for (var index = 0; index < calls.Length; index++)
        {
            calls[index] = lab.Owner.Organizations.GetAsync($"org-{index}", CancellationToken.None);
        }

        Assert.All(await Task.WhenAll(calls), organization => Assert.Equal("acme", organization.OrganizationId));
    }
}
