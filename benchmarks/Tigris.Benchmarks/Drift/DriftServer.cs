using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.Benchmarks;

/// <summary>The emulator with tenants that have a bucket, a policy and an access key each.</summary>
internal static class DriftServer
{
    private static readonly Actor Admin = new("benchmark", UserRole.Admin);

    public static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"tenant-{index:D6}");

    /// <summary>Serves on a free port, writes the address as the first line, and ends when its input ends.</summary>
    public static async Task RunAsync(int tenants, CancellationToken cancellationToken)
    {
        await using var server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Port = 0, ProviderId = Account.ProviderId, SigningKey = Account.Key }, cancellationToken);
        using (var client = Account.Client(server.Endpoint))
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, tenants).Select(Id),
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
                async (id, token) => await CreateAsync(client, id, token));
        }

        Console.WriteLine(server.Endpoint.AbsoluteUri);
        while (await Console.In.ReadLineAsync(cancellationToken) is not null)
        {
        }
    }

    private static async Task CreateAsync(ITigrisClient client, string id, CancellationToken cancellationToken)
    {
        var request = new BucketRequest { BucketName = id + "-data", OrganizationName = id, Quota = 1L << 40 };
        await client.Buckets.ProvisionAsync(id, request, Admin, cancellationToken);
        var statement = new PolicyStatement { Effect = "Allow", Action = ["s3:GetObject"], Resource = [$"arn:aws:s3:::{id}-data/*"] };
        await client.Policies.CreateAsync(
            id, new PolicyRequest { PolicyName = "reader", Document = new PolicyDocument { Statement = [statement] } }, cancellationToken);
    }
}
