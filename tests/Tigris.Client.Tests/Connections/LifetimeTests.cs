using System;
using System.Linq;
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
        using var lab = new Lab(Responses.Sample());

        lab.Unobserved.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => ContractMethods.CallAsync(lab.Unobserved, method));
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
        using var lab = new Lab(Responses.Sample());

        lab.Unobserved.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => lab.Client.SendAsync(new RawRequest("GET", "/orgs"), CancellationToken.None));
    }

    [Fact]
    public async Task The_storage_can_not_be_read_after_disposing()
    {
        using var lab = new Lab(Responses.Sample());
        var request = new StorageRequest(new Uri("https://s3.example.test"), "tid_1", Lab.Secret("s"));

        lab.Unobserved.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => lab.Client.ReadStorageAsync(request, CancellationToken.None));
        Assert.Empty(lab.Transport.Sent);
    }

    [Fact]
    public async Task A_call_reports_to_the_newest_observer_of_its_flow_only()
    {
        using var lab = new Lab(Responses.Sample());
        var other = new RecordingObserver();

        await lab.Client.ReportingTo(other).Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Single(other.Attempts);
        Assert.Empty(lab.Observer.Attempts);
    }

    [Fact]
    public async Task Concurrent_calls_of_one_client_report_to_the_observers_of_their_flows()
    {
        using var lab = new Lab(Responses.Sample());
        var observers = Enumerable.Range(0, 20).Select(_ => new RecordingObserver()).ToArray();

        await Task.WhenAll(observers.Select((observer, index) => ReadAsync(lab, observer, $"o{index}")));
        await lab.Unobserved.Organizations.GetAsync("last", CancellationToken.None);

        Assert.Equal(
            observers.Select((_, index) => $"o{index}"),
            observers.Select(observer => Assert.Single(observer.Attempts).RequestUri!.Segments[^1]));
    }

    private static async Task ReadAsync(Lab lab, RecordingObserver observer, string organizationId)
    {
        CallObserver.Current = observer;
        await Task.Yield();
        await lab.Unchanged.Organizations.GetAsync(organizationId, CancellationToken.None);
    }

    [Fact]
    public void Disposing_twice_succeeds()
    {
        using var lab = new Lab(Responses.Sample());

        lab.Unobserved.Dispose();
        lab.Unobserved.Dispose();
    }

    [Fact]
    public void The_time_is_the_clock_s()
    {
        using var lab = new Lab(Responses.Sample());

        Assert.Equal(TestClock.Noon, lab.Client.UtcNow);
    }

    [Fact]
    public async Task A_running_call_ends_when_the_client_is_disposed() =>
        await EndsWhenDisposedAsync(client => client.Organizations.GetAsync("acme", CancellationToken.None));

    [Fact]
    public async Task A_running_read_of_the_storage_ends_when_the_client_is_disposed() =>
        await EndsWhenDisposedAsync(client => client.ReadStorageAsync(
            new StorageRequest(new Uri("https://s3.example.test"), "tid_1", Lab.Secret("s")), CancellationToken.None));

    private static async Task EndsWhenDisposedAsync(Func<ITigrisClient, Task> start)
    {
        var sent = new TaskCompletionSource();
        using var lab = new Lab(async (_, cancellationToken) =>
        {
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The request was not cancelled.");
        });
        var call = start(lab.Client);
        await sent.Task;

        lab.Unobserved.Dispose();

        await Assert.ThrowsAsync<TigrisNotConnectedException>(() => call);
        Assert.Single(lab.Transport.Sent);
    }

    [Fact]
    public async Task Simultaneous_calls_are_independent()
    {
        using var lab = new Lab(Responses.Sample());
        var calls = new Task<Organization>[100];

        for (var index = 0; index < calls.Length; index++)
        {
            calls[index] = lab.Unobserved.Organizations.GetAsync($"org-{index}", CancellationToken.None);
        }

        Assert.All(await Task.WhenAll(calls), organization => Assert.Equal("acme", organization.OrganizationId));
    }
}
