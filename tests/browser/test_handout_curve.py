"""The curve on the screen and the curve of the handout, laid over one another, agree within two pixels."""

from __future__ import annotations

from chart_page import open_page

from workshop_kit import document
from workshop_kit.analysis.emotion import facts
from workshop_kit.handout.curve import COLUMN, STEP, draw
from workshop_kit.resources import folder

#: Samples both curves at the same hundred places of the journey; gives the largest distance in pixels of the screen.
_APART = """([ours, spots, column, step, scores]) => {
  const theirs = document.querySelector(".mark-line path");
  const box = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  document.body.append(box);
  const curve = document.createElementNS("http://www.w3.org/2000/svg", "path");
  curve.setAttribute("d", ours);
  box.append(curve);
  const points = (path) => {
    const length = path.getTotalLength();
    return Array.from({ length: 6001 }, (_, i) => path.getPointAtLength((length * i) / 6000));
  };
  const at = (list, x) => list.reduce((near, one) => (Math.abs(one.x - x) < Math.abs(near.x - x) ? one : near)).y;
  const [screen, paper] = [points(theirs), points(curve)];
  // Both begin and end half a column outside of the first and the last touchpoint.
  const wide = (screen.at(-1).x - screen[0].x) / spots;
  const left = screen[0].x + wide / 2;
  const height = (index) => at(screen, left + wide * index);
  const [low, high] = [scores.indexOf(Math.min(...scores)), scores.indexOf(Math.max(...scores))];
  const unit = (height(low) - height(high)) / (scores[high] - scores[low]);
  const zero = height(high) + scores[high] * unit;
  let most = 0;
  for (let i = 0; i <= 100; i++) {
    const along = ((spots - 1) * i) / 100;
    const score = (90 - at(paper, column * (along + 0.5))) / step;
    most = Math.max(most, Math.abs(zero - score * unit - at(screen, left + wide * along)));
  }
  return [most, wide * spots, unit];
}"""


def test_screen_and_handout_draw_the_same_curve(new_page) -> None:
    sample = document.read(folder("data/sample") / "cafe.workshop.yaml")
    persona = sample.personas[0]
    alone = sample.model_copy(
        update={"personas": (persona,), "moments": tuple(m for m in sample.moments if m.persona == persona.id)}
    )
    scores = [alone.moment(persona.id, spot.id).feeling for spot in alone.touchpoints]
    assert facts(scores).drop, "a curve worth comparing goes up and down"
    drawn = draw(scores)
    assert drawn is not None
    page = new_page()
    trouble = open_page(page, document.to_dict(alone), ["curve"])
    page.locator(".mark-line path").first.wait_for(state="attached")
    page.wait_for_function("document.querySelector('.mark-line path').getTotalLength() > 400")
    most, wide, unit = page.evaluate(_APART, [drawn.solid, len(scores), COLUMN, STEP, scores])
    assert wide > 600
    assert unit > 20
    assert most <= 2, f"{most:.2f} px apart"
    assert trouble == []
