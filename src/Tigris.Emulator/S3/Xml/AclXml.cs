using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Xml;

/// <summary>Reads and writes ACLs as lists of grants: FULL_CONTROL for the owner and, if public, READ for all users.</summary>
internal static class AclXml
{
    private const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";

    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static XElement Write(string owner, bool isPublic) => S3Xml.Element(
        "AccessControlPolicy",
        S3Xml.Element("Owner", S3Xml.Element("ID", owner), S3Xml.Element("DisplayName", owner)),
        S3Xml.Element(
            "AccessControlList",
            isPublic ? Grant("READ", "Group", S3Xml.Element("URI", AllUsers)) : null,
            Grant("FULL_CONTROL", "CanonicalUser", S3Xml.Element("ID", owner), S3Xml.Element("DisplayName", owner))));

    /// <summary>Returns the canned ACL of a list of grants. Refuses all others.</summary>
    public static string Read(byte[] xml)
    {
        var list = S3Xml.Parse(xml, "AccessControlPolicy").All("AccessControlList").FirstOrDefault() ?? throw S3Exception.MalformedXml();
        var others = list.All("Grant").Select(Named).Where(grant => grant != (null, "FULL_CONTROL")).ToList();
        if (others.TrueForAll(grant => grant == (AllUsers, "READ"))) return others.Count > 0 ? ObjectAcls.PublicRead : ObjectAcls.Private;
        throw S3Exception.NotImplemented("grants besides FULL_CONTROL to the owner and READ to everybody");
    }

    private static (string? Group, string? Permission) Named(XElement grant) =>
        (grant.All("Grantee").FirstOrDefault()?.Text("URI"), grant.Text("Permission"));

    private static XElement Grant(string permission, string type, params IEnumerable<XElement> grantee) => S3Xml.Element(
        "Grant",
        S3Xml.Element("Grantee", new XAttribute(XNamespace.Xmlns + "xsi", Instance.NamespaceName), new XAttribute(Instance + "type", type), grantee),
        S3Xml.Element("Permission", permission));
}
