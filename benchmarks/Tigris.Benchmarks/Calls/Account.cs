using System;
using System.Linq;
using System.Security;
using Tigris.Client;

namespace Tigris.Benchmarks;

/// <summary>The account of the callers. Each caller signs, but the server doesn't check the signature.</summary>
internal static class Account
{
    public const string ProviderId = "benchmark";
    public const string Key = "tpk_benchmark_0123456789abcdef0123456789abcdef";

    /// <summary>Creates the module's own client.</summary>
    public static ITigrisClient Client(Uri endpoint) => new TigrisClientFactory().Create(new TigrisClientOptions(endpoint, ProviderId, SigningKey()));

    public static SecureString SigningKey()
    {
        var key = new SecureString();
        Key.ToList().ForEach(key.AppendChar);
        return key;
    }
}
