using System;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Signing;

public sealed class UtcNowTests
{
    [Fact]
    public async Task UtcNow_is_the_servers_time_after_a_refusal_with_a_date()
    {
        var skew = TimeSpan.FromHours(-3);
        using var lab = new Lab(
            Responses.Status(401, more: response => response.Headers.Date = TestClock.Noon + skew),
            Responses.Sample());
        Assert.Equal(TestClock.Noon, lab.Client.UtcNow);

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(TestClock.Noon + skew, lab.Client.UtcNow);
        Assert.Equal(TestClock.Noon + skew, lab.Unobserved.UtcNow);
        Assert.Equal(TestClock.Noon, lab.Client.MachineUtcNow);
    }
}
