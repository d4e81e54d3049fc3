#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks one question of many rasters as people have them, and tells which are answered as the plain one.

  tests/bench/odd_rasters.py XEMAP SCENE WORK [--model NAME] [--expression TEXT] [--only PART]

From a part of SCENE it makes rasters of other sample types, nodata, collars, orders of bands, CRSs, geotransforms, containers and places, and
runs `xemap map` over each. A row is right where the map is that of the plain raster, or, where a part is missing, of the raster whose mask says so
(mean difference of probabilities below 0.02), or where the run ends as the row says: refused in one line that names what is wrong, with nothing written. Prints a line for each
row and "right: N of M".
"""
import argparse
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
SIDE = 160
FRAME = 24
CLOSE = 0.02


def crs(definition):
    found = osr.SpatialReference()
    found.SetFromUserInput(definition)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


class Rows:
    def __init__(self, arguments):
        self.arguments = arguments
        self.work = Path(arguments.work)
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        scene = gdal.Open(arguments.scene)
        self.samples = scene.ReadAsArray(100, 100, SIDE, SIDE)[:3]
        self.transform = (500000.0, 0.6, 0.0, 5400000.0, 0.0, -0.6)
        self.srs = crs("EPSG:32633")
        self.right = 0
        self.count = 0
        self.plain = self.masked = None

    def make(self, name, samples=None, kind=gdal.GDT_Byte, driver="GTiff", options=(), transform="own", srs="own", prepare=None):
        samples = self.samples if samples is None else samples
        if samples.ndim == 2:
            samples = samples[None]
        path = str(self.work / name)
        made = gdal.GetDriverByName("MEM" if driver != "GTiff" else "GTiff").Create(
            "" if driver != "GTiff" else path, samples.shape[2], samples.shape[1], samples.shape[0], kind, [] if driver != "GTiff" else list(options))
        if transform is not None:
            made.SetGeoTransform(self.transform if transform == "own" else transform)
        if srs is not None:
            made.SetSpatialRef(self.srs if srs == "own" else srs)
        if prepare:
            prepare(made)
        for band in range(samples.shape[0]):
            made.GetRasterBand(band + 1).WriteArray(samples[band])
        if driver != "GTiff":
            gdal.GetDriverByName(driver).CreateCopy(path, made, options=list(options))
        made.FlushCache()
        del made
        return path

    def run(self, raster, output=None, more=(), cwd=None):
        output = output or str(self.work / "answers" / "p.tif")
        Path(self.work / "answers").mkdir(exist_ok=True)
        arguments = self.arguments
        ended = subprocess.run([arguments.xemap, "map", raster, arguments.expression, "-o", output, "--threads", "1", "--model", arguments.model, *more],
                               capture_output=True, text=True, cwd=cwd, check=False)
        return ended, output

    def tell(self, name, good, note):
        self.count += 1
        self.right += bool(good)
        print(f"{'right' if good else 'WRONG'}  {name}: {note}", flush=True)

    def wanted(self, name):
        return self.arguments.only in name

    def same(self, name, raster, more=(), says=None, orient=None, holes=None, output=None, close=CLOSE):
        """The map of the plain raster, turned as `orient` says; `holes` are where nothing may be known."""
        if not self.wanted(name):
            return
        ended, output = self.run(raster, output, more)
        if ended.returncode != 0:
            self.tell(name, False, ended.stderr.strip().splitlines()[-1][:200] if ended.stderr else f"exit {ended.returncode}")
            return
        answer = gdal.Open(output)
        found = answer.ReadAsArray().astype(float)
        scale, offset = answer.GetRasterBand(1).GetScale(), answer.GetRasterBand(1).GetOffset()
        nodata = answer.GetRasterBand(1).GetNoDataValue()
        if nodata is not None and not np.isnan(nodata):
            found[found == nodata] = np.nan
        if scale not in (None, 1.0):
            found = found * scale + (offset or 0.0)
        if orient:
            found = orient(found)
        missing = np.isnan(found)
        expected = np.zeros_like(missing) if holes is None else holes
        both = ~missing & ~expected
        right = self.plain if holes is None else self.masked
        difference = np.abs(found - right)[both].mean() if found.shape == right.shape and both.any() else 9.0
        wrong_holes = (missing != expected).mean()
        told = says is None or says in ended.stderr
        self.tell(name, difference < close and wrong_holes < 0.01 and told,
                  f"differs by {difference:.4f}" + (f", data by {100 * wrong_holes:.1f} %" if wrong_holes else "") + ("" if told else f", does not say '{says}'"))

    def refused(self, name, raster, says, output=None, more=(), kept=()):
        """One line that names what is wrong, and all of `kept` as it was."""
        if not self.wanted(name):
            return
        before = [Path(path).read_bytes() if Path(path).is_file() else None for path in kept]
        ended, _ = self.run(raster, output, more)
        lines = [line for line in ended.stderr.strip().splitlines() if line.startswith("xemap: error: ")]
        after = [Path(path).read_bytes() if Path(path).is_file() else None for path in kept]
        good = ended.returncode == 1 and len(lines) == 1 and says in lines[0] and before == after
        self.tell(name, good, lines[0][14:160] if lines else f"exit {ended.returncode}")


def framed(samples, value, width):
    framed_samples = samples.copy()
    collar = np.ones(samples.shape[1:], bool)
    collar[width:-width, width:-width] = False
    framed_samples[:, collar] = value
    return framed_samples, collar


def sample_types(rows):
    s = rows.samples
    for name, kind, array in [("Int16", gdal.GDT_Int16, s), ("UInt16", gdal.GDT_UInt16, s), ("Int32", gdal.GDT_Int32, s), ("UInt32", gdal.GDT_UInt32, s),
                              ("Float32", gdal.GDT_Float32, s), ("Float64", gdal.GDT_Float64, s)]:
        rows.same(f"type {name}", rows.make(f"{name}.tif", array.astype(float), kind))
    rows.refused("type CFloat32", rows.make("complex.tif", s.astype(np.complex64), gdal.GDT_CFloat32), "complex")


def nodata_ways(rows):
    s = rows.samples
    floats = s.astype(np.float32)
    for name, value in [("-9999", -9999.0), ("-32768", -32768.0), ("3.4e38", 3.4028234e38), ("infinity", np.inf), ("NaN", np.nan), ("1e20", 1e20), ("-99999", -99999.0)]:
        picture, collar = framed(floats, value, FRAME)
        rows.same(f"undeclared {name}", rows.make(f"undeclared{name}.tif", picture, gdal.GDT_Float32), holes=collar)

    def declare(value, bands=(1, 2, 3)):
        def prepare(dataset):
            for band in bands:
                dataset.GetRasterBand(band).SetNoDataValue(value)
        return prepare
    picture, collar = framed(s, 0, FRAME)
    rows.same("declared 0", rows.make("declared0.tif", np.where(collar, picture, np.maximum(picture, 1)), prepare=declare(0)), holes=collar)
    rows.same("black collar", rows.make("black.tif", picture), says="collar", holes=collar)
    white, collar = framed(s, 255, FRAME)
    rows.same("white collar", rows.make("white.tif", white), says="collar", holes=collar)
    one = s.copy()
    one[0, 60:90, 60:90] = 0
    rows.same("nodata 0 in red alone", rows.make("red0.tif", one, prepare=declare(0, (1,))), close=2 * CLOSE)  # the picture is another as well
    def is_alpha(dataset):
        dataset.GetRasterBand(4).SetColorInterpretation(gdal.GCI_AlphaBand)
    infrared = np.concatenate([s, np.roll(s[:1], 17, axis=1)])
    rows.same("infrared called alpha", rows.make("nir_alpha.tif", infrared, prepare=is_alpha), says="alpha")

    path = rows.make("masked.tif")
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "NO")
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.where(collar, 0, 255).astype(np.uint8))
    dataset = None
    rows.same("mask file", path, holes=collar)


def band_orders(rows):
    s = rows.samples

    def named(names):
        def prepare(dataset):
            for band, name in enumerate(names):
                dataset.GetRasterBand(band + 1).SetDescription(name)
        return prepare

    def coloured(colours):
        def prepare(dataset):
            for band, colour in enumerate(colours):
                dataset.GetRasterBand(band + 1).SetColorInterpretation(colour)
        return prepare
    bgr = s[::-1]
    rows.same("descriptions blue green red", rows.make("bgr.tif", bgr, prepare=named(["blue", "green", "red"])))
    rows.same("Beschreibungen", rows.make("bgr_de.tif", bgr, prepare=named(["Blau", "Grün", "Rot"])))
    rows.same("descriptions with wavelengths", rows.make("nm.tif", bgr, prepare=named(["B2 (490 nm)", "B3 (560 nm)", "B4 (665 nm)"])))
    rows.same("colour interpretation", rows.make("ci.tif", bgr, options=("PHOTOMETRIC=MINISBLACK",),
                                                 prepare=coloured([gdal.GCI_BlueBand, gdal.GCI_GreenBand, gdal.GCI_RedBand])))
    four = np.concatenate([bgr, s[:1]])
    rows.same("PlanetScope by its name", rows.make("20240612_101112_PSScene_AnalyticMS_SR.tif", four, options=("PHOTOMETRIC=MINISBLACK",)))
    rows.same("NAIP by its name", rows.make("m_4709963_se_14_060_20210701.tif", np.concatenate([s, s[:1]]), options=("PHOTOMETRIC=MINISBLACK",)))
    rows.same("--bands", rows.make("unknown.tif", bgr, options=("PHOTOMETRIC=MINISBLACK",)), more=("--bands", "3,2,1"))


def grounds(rows):
    t = rows.transform
    rows.same("rows from south to north", rows.make("south_up.tif", rows.samples[:, ::-1], transform=(t[0], t[1], 0, t[3] - SIDE * 0.6, 0, 0.6)), orient=lambda a: a[::-1],
              close=3 * CLOSE)  # a network sees another picture in a mirror
    for name, definition in [("degrees", "EPSG:4326"), ("Web Mercator", "EPSG:3857"), ("polar", "EPSG:3031"), ("US feet", "EPSG:2263"), ("compound", "EPSG:32633+5773"),
                             ("rotated pole", "+proj=ob_tran +o_proj=longlat +o_lat_p=39.25 +o_lon_p=0 +lon_0=18 +ellps=WGS84 +type=crs"),
                             ("local grid", 'LOCAL_CS["Site grid",UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]')]:
        degrees = name in ("degrees", "rotated pole")
        own = (12.0, 5.4e-6, 0, 40.0, 0, -5.4e-6) if degrees else (1e6, 2.0 if name == "US feet" else 0.6, 0, 1e6, 0, -2.0 if name == "US feet" else -0.6)
        rows.same(f"CRS {name}", rows.make(f"crs_{name.replace(' ', '_')}.tif", transform=own, srs=crs(definition)),
                  more=("--regions", str(rows.work / "answers" / f"{name.replace(' ', '_')}.gpkg")))
    rows.same("no CRS", rows.make("no_crs.tif", srs=None), says="CRS")
    rows.same("no georeference", rows.make("plain.png", transform=None, srs=None, driver="PNG"), says="georeference")
    rows.same("world file", rows.make("world.png", driver="PNG", options=("WORLDFILE=YES",)))
    rows.same("sheared", rows.make("sheared.tif", transform=(t[0], 0.6, 0.15, t[3], 0, -0.6)))
    rows.same("turned", rows.make("turned.tif", transform=(t[0], 0.52, 0.3, t[3], 0.3, -0.52)))


def containers(rows):
    work = rows.work
    plain = str(work / "plain_source.tif")
    rows.make("plain_source.tif")
    for name, driver, options in [("cog.tif", "COG", ()), ("jp2.jp2", "JP2OpenJPEG", ("QUALITY=100", "REVERSIBLE=YES")), ("image.img", "HFA", ()), ("bil.bil", "EHdr", ()),
                                  ("envi.dat", "ENVI", ()), ("kea.vrt", "VRT", ()), ("tiles.gpkg", "GPKG", ("TILE_FORMAT=PNG",)), ("grid.nc", "netCDF", ())]:
        if gdal.GetDriverByName(driver) is None:
            continue
        try:
            gdal.GetDriverByName(driver).CreateCopy(str(work / name), gdal.Open(plain), options=list(options))
        except RuntimeError as reason:
            print(f"       {name}: not made: {reason}")
            continue
        if driver == "netCDF":  # each band is a raster of its own
            rows.refused(f"container {driver}", str(work / name), "subdatasets, such as NETCDF:")
        else:
            rows.same(f"container {driver}", str(work / name))
    shutil.make_archive(str(work / "archive"), "zip", work, "plain_source.tif")
    rows.same("in a zip archive", f"/vsizip/{work}/archive.zip/plain_source.tif")
    shutil.make_archive(str(work / "archive"), "gztar", work, "plain_source.tif")
    rows.same("in a tar archive", f"/vsitar/{work}/archive.tar.gz/plain_source.tif")
    os.symlink(plain, work / "link.tif")
    rows.same("through a link", str(work / "link.tif"))
    os.makedirs(work / "Ordner mit Leerzeichen – 地图")
    shutil.copy(plain, work / "Ordner mit Leerzeichen – 地图" / "bild 1.tif")
    rows.same("name with spaces and letters of other scripts", str(work / "Ordner mit Leerzeichen – 地图" / "bild 1.tif"))
    gdal.Translate(str(work / "gcps.tif"), plain, GCPs=[gdal.GCP(500000, 5400000, 0, 0, 0), gdal.GCP(500134.4, 5400000, 0, SIDE, 0), gdal.GCP(500000, 5399865.6, 0, 0, SIDE)],
                   outputSRS="EPSG:32633", noData="none")
    rows.same("ground control points", str(work / "gcps.tif"))
    overviews = rows.make("overviews.tif")
    dataset = gdal.Open(overviews, gdal.GA_Update)
    dataset.BuildOverviews("NEAREST", [2, 4])
    dataset = None
    rows.same("overviews", overviews)
    rows.refused("a vector file", rows_vector(rows), "regions.geojson")
    (work / "text.tif").write_text("no raster")
    rows.refused("a text file", str(work / "text.tif"), "text.tif")
    (work / "cut.tif").write_bytes(Path(plain).read_bytes()[:4000])
    rows.refused("a file cut short", str(work / "cut.tif"), "cut.tif")
    rows.refused("a missing file", str(work / "none.tif"), "none.tif")
    rows.refused("a folder", str(work), str(work))


def rows_vector(rows):
    path = str(rows.work / "regions.geojson")
    Path(path).write_text('{"type":"FeatureCollection","features":[]}')
    return path


def outputs(rows):
    work = rows.work
    plain = rows.make("input.tif")
    link = work / "input_link.tif"
    os.symlink(plain, link)
    rows.refused("output is the input", plain, "input.tif", output=plain, kept=(plain,))
    rows.refused("output is a link to the input", plain, "input", output=str(link), kept=(plain,))
    rows.refused("output is the input's sidecar", plain, "input.tif", output=plain + ".ovr", kept=(plain,))
    vrt = str(work / "of_input.vrt")
    gdal.BuildVRT(vrt, [plain]).FlushCache()
    rows.refused("output is a source of the virtual raster", vrt, "input.tif", output=plain, kept=(plain,))
    rows.refused("output is a device", plain, "/dev/null", output="/dev/null")
    rows.refused("output in an archive", plain, "/vsizip", output=f"/vsizip/{work}/new.zip/p.tif")
    rows.refused("output in memory", plain, "/vsimem", output="/vsimem/p.tif")
    (work / "theirs.tif").write_bytes(b"theirs")
    rows.refused("output is somebody's file", plain, "theirs.tif", output=str(work / "theirs.tif"), kept=(work / "theirs.tif",))
    (work / "empty.tif").write_bytes(b"")
    rows.refused("output is an empty file", plain, "empty.tif", output=str(work / "empty.tif"), kept=(work / "empty.tif",))
    rows.refused("output without an ending", plain, "p", output=str(work / "answers" / "p"))
    rows.refused("output as JPEG", plain, "p.jpg", output=str(work / "answers" / "p.jpg"))
    rows.refused("output of an unknown ending", plain, "p.xyzzy", output=str(work / "answers" / "p.xyzzy"))
    rows.refused("folder that is not there", plain, "nowhere", output=str(work / "nowhere" / "p.tif"))
    for ending in ("png", "jp2", "img", "asc"):
        rows.same(f"output .{ending}", plain, output=str(work / "answers" / f"o.{ending}"))
    for ending in ("geojson", "shp", "fgb", "kml", "gml", "csv"):
        name = f"regions .{ending}"
        if not rows.wanted(name):
            continue
        file = str(work / "answers" / f"r.{ending}")
        ended, _ = rows.run(plain, more=("--regions", file))
        opened = None
        if ended.returncode == 0:
            opened = ogr.Open(file)
        good = (ended.returncode == 0 and opened is not None and opened.GetLayer(0).GetFeatureCount() > 0) or \
               (ended.returncode == 1 and not os.path.exists(file) and file in ended.stderr)
        rows.tell(name, good, f"{opened.GetDriver().GetName()}, {opened.GetLayer(0).GetFeatureCount()} regions" if opened else ended.stderr.strip().splitlines()[-1][:140])
    someone = str(work / "someones.gpkg")
    made = ogr.GetDriverByName("GPKG").CreateDataSource(someone)
    layer = made.CreateLayer("parcels", rows.srs, ogr.wkbPoint)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT(1 1)"))
    layer.CreateFeature(feature)
    made = layer = feature = None
    if rows.wanted("regions into somebody's GeoPackage"):
        ended, _ = rows.run(plain, more=("--regions", someone))
        opened = ogr.Open(someone)
        names = sorted(opened.GetLayer(i).GetName() for i in range(opened.GetLayerCount()))
        rows.tell("regions into somebody's GeoPackage", ended.returncode == 0 and names == ["parcels", "regions"] and opened.GetLayerByName("parcels").GetFeatureCount() == 1, str(names))
    locked = work / "locked"
    locked.mkdir()
    os.chmod(locked, stat.S_IRUSR | stat.S_IXUSR)
    if os.geteuid() != 0:
        rows.refused("folder that may not be written", plain, "locked", output=str(locked / "p.tif"))
    os.chmod(locked, stat.S_IRWXU)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("xemap")
    parser.add_argument("scene")
    parser.add_argument("work")
    parser.add_argument("--model", default="xemap-lite0")
    parser.add_argument("--expression", default="forest")
    parser.add_argument("--only", default="")
    rows = Rows(parser.parse_args())
    ended, output = rows.run(rows.make("plain.tif"))
    if ended.returncode != 0:
        sys.exit(f"the plain raster: {ended.stderr}")
    rows.plain = gdal.Open(output).ReadAsArray().astype(float)
    _, collar = framed(rows.samples, 0, FRAME)
    alpha = np.concatenate([rows.samples, np.where(collar, 0, 255)[None].astype(np.uint8)])
    ended, output = rows.run(rows.make("alpha.tif", alpha, options=("PHOTOMETRIC=RGB", "ALPHA=YES")))
    if ended.returncode != 0:
        sys.exit(f"the masked raster: {ended.stderr}")
    rows.masked = gdal.Open(output).ReadAsArray().astype(float)
    for part in (sample_types, nodata_ways, band_orders, grounds, containers, outputs):
        part(rows)
    print(f"right: {rows.right} of {rows.count}")
    return 0 if rows.right == rows.count else 1


if __name__ == "__main__":
    sys.exit(main())
