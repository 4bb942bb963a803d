<?xml version="1.0" encoding="utf-8"?>
<!--
  The code properties for the cells of the views: each ViewText.X of a view is the method X of ViewCells, on live and on deserialized objects. A
  hidden set is neither a column of Select-Object and Export-Csv nor a member of JSON. The engine runs code properties in ConstrainedLanguage, where
  script blocks can't call methods of these types. Sessions send the texts along with the objects.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" indent="yes" />
  <xsl:key name="views" match="View[.//ScriptBlock[contains(., '$_.ViewText.')]]" use="ViewSelectedBy/TypeName" />
  <xsl:key name="cells" match="ScriptBlock[contains(., '$_.ViewText.')]" use="concat(ancestor::View/ViewSelectedBy/TypeName, ' ', .)" />

  <xsl:template match="/">
    <Types>
      <xsl:for-each select="//View[generate-id() = generate-id(key('views', ViewSelectedBy/TypeName)[1])]">
        <xsl:call-template name="type"><xsl:with-param name="prefix" /></xsl:call-template>
        <xsl:call-template name="type"><xsl:with-param name="prefix" select="'Deserialized.'" /></xsl:call-template>
      </xsl:for-each>
    </Types>
  </xsl:template>

  <xsl:template name="type">
    <xsl:param name="prefix" />
    <xsl:variable name="type" select="ViewSelectedBy/TypeName" />
    <Type>
      <Name><xsl:value-of select="concat($prefix, $type)" /></Name>
      <Members>
        <MemberSet IsHidden="true">
          <Name>ViewText</Name>
          <Members>
            <xsl:for-each select="key('views', $type)//ScriptBlock[generate-id() = generate-id(key('cells', concat($type, ' ', .))[1])]">
              <xsl:variable name="cell" select="substring-after(., '$_.ViewText.')" />
              <CodeProperty>
                <Name><xsl:value-of select="$cell" /></Name>
                <GetCodeReference>
                  <TypeName>Tigris.PowerShell.ViewCells</TypeName>
                  <MethodName><xsl:value-of select="$cell" /></MethodName>
                </GetCodeReference>
              </CodeProperty>
            </xsl:for-each>
          </Members>
        </MemberSet>
      </Members>
    </Type>
  </xsl:template>
</xsl:stylesheet>
