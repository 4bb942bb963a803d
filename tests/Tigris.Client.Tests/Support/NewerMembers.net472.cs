using System;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Tigris.Client.Tests;

/// <summary>The members of .NET that .NET Framework lacks and tests use.</summary>
internal static class NewerMembers
{
    public static string Replace(this string text, string oldValue, string newValue, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(oldValue, newValue) : throw new NotSupportedException(comparison.ToString());

    public static void Dispose(this TcpListener listener) => listener.Stop();
}

internal static class X509CertificateLoader
{
    public static X509Certificate2 LoadPkcs12(byte[] data, string? password) => new(data, password);
}
